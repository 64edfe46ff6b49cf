import type { Bench } from './kit/bench.ts'
export const crash: Bench = async () => ({})
