/**
 * Statements of one transaction, handed over at once and carried out in turn: the store goes from one to the next without waiting for
 * us. A function of several statements stands in line again for each of them: only its first is sure of its place.
 * @returns what each of them gives
 * @throws what failed first, once none of them is under way any more: nothing may be written after the transaction was given up
 */
export async function inTurn<const T extends readonly Promise<unknown>[]>(statements: T) {
  const failures: unknown[] = []
  await Promise.all(statements.map((one) => one.catch((error) => failures.push(error))))
  if (failures.length > 0) throw failures[0]
  return Promise.all(statements)
}
