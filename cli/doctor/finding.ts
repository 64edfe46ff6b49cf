/** One thing that the doctor looked at. `good` needs nothing; `look` and `wrong` say what to do. */
export type Finding =
  | { state: 'good'; about: string; says: string }
  | { state: 'look' | 'wrong'; about: string; says: string; advice: string }

export const good = (about: string, says: string): Finding => ({ state: 'good', about, says })
export const look = (about: string, says: string, advice: string): Finding => ({ state: 'look', about, says, advice })
export const wrong = (about: string, says: string, advice: string): Finding => ({ state: 'wrong', about, says, advice })
