/**
 * A share between 0 and 1 as a whole percentage. Only exactly all reads 100%, only exactly none 0%, so that 0.997 reads
 * 99% and not "always".
 */
export const formatShare = (share: number): string => {
  if (!Number.isFinite(share)) return '?';
  if (share <= 0) return '0%';
  if (share >= 1) return '100%';
  return `${Math.min(99, Math.max(1, Math.round(share * 100)))}%`;
};
