import type { Bench } from './kit/bench.ts'
export const start: Bench = async () => ({})
