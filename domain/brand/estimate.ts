/**
 * What can be said of a mean or a share from sums over accounts, and how sure it is.
 *
 * Messages of one account are not independent, so accounts are what varies: the variance is the sum over accounts of the square of how far each lies
 * from what is said of all (the sandwich of Liang & Zeger 1986). A few heavy accounts are worth fewer than they number: they count as
 * (sum of weights)^2 / (sum of squared weights) (Kish 1965), which corrects the variance and gives the degrees of freedom of Student's t (the
 * effective number of clusters, Carter, Schnepel & Steigerwald 2017). Small numbers are helped by one invented account that says what is usual: it
 * pulls towards it, and when three people agree it keeps them from being sure. Because it is an account like others, the variance holds the
 * square of how far it pulls: an interval is wider where what is said is far from what is usual.
 */

/** The weight of the invented account (hundredths): three people who reach ten. A choice. */
export const invented = 600
/** With less than so many effective accounts it is said that they are too few. */
export const fewest = 5
/** Four of five cases lie within so many standard deviations. */
const z = 1.2816

/** @returns how many independent accounts of equal weight would tell as much */
export const effective = (weight: number, weight2: number) => (weight2 > 0 ? (weight * weight) / weight2 : 0)

/** @param squares sum over accounts of the square of their deviation @returns the standard error */
export const errorOf = (squares: number, weight: number, accounts: number) =>
  Math.sqrt((Math.max(0, squares) * accounts) / Math.max(1, accounts - 1)) / weight

/** Standard errors within which four of five cases lie: Student's t (Cornish & Fisher's expansion; Abramowitz & Stegun 1964, 26.7.5). */
export function within(accounts: number): number {
  const free = Math.max(1, accounts - 1)
  const [one, two, three] = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
  ]
  return z + one / free + two / free ** 2 + three / free ** 3
}
