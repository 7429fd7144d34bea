/** Training FLOPs per parameter and token of a dense transformer (Kaplan et al. 2020, section 2.1). */
export const flopsOfDenseTransformer = 6;
