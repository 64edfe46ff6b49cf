/** A number as one says it where it is only an expectation: 7, 20, 300. */
export function roughly(n: number): number {
  if (!(n > 0)) return 0
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(n)))
  return Math.round(n / unit) * unit
}
