import type { Bench } from './kit/bench.ts'
export const live: Bench = async () => ({})
