# Weighted fits by R's nls. Reads rows of case, law, x, score, weight, names and start values of the parameters; prints R's version,
# then rows of case, parameter, estimate, standard error and residual sum.
exponential <- deriv(~ offset + amplitude * exp(-rate * x), c("offset", "amplitude", "rate"), function(x, offset, amplitude, rate) NULL)
power <- deriv(~ offset + amplitude * exp(exponent * x), c("offset", "amplitude", "exponent"), function(x, offset, amplitude, exponent) NULL)
logistic <- deriv(
  ~ floor + rise / (1 + exp(-(x - midpoint) / width)),
  c("floor", "rise", "midpoint", "width"),
  function(x, floor, rise, midpoint, width) NULL
)
forms <- list(
  "exponential-in-loss" = score ~ exponential(x, offset, amplitude, rate),
  "power-law-with-offset" = score ~ power(x, offset, amplitude, exponent),
  "logistic-with-floor" = score ~ logistic(x, floor, rise, midpoint, width)
)

cat(paste(R.version$major, R.version$minor, sep = "."), "\n", sep = "")
for (entry in strsplit(readLines("stdin"), "\t")) {
  numbers <- lapply(strsplit(entry[3:5], " "), as.numeric)
  data <- data.frame(x = numbers[[1]], score = numbers[[2]], weight = numbers[[3]])
  start <- as.list(as.numeric(strsplit(entry[7], " ")[[1]]))
  names(start) <- strsplit(entry[6], " ")[[1]]
  fit <- nls(forms[[entry[2]]], data, start, weights = weight, control = nls.control(maxiter = 500, tol = 1e-6, minFactor = 1e-10))
  table <- summary(fit)$coefficients
  for (name in rownames(table)) {
    cat(sprintf("%s\t%s\t%.15g\t%.15g\t%.15g\n", entry[1], name, table[name, 1], table[name, 2], deviance(fit)))
  }
}
