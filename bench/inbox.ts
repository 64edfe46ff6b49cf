import type { Bench } from './kit/bench.ts'
export const inbox: Bench = async () => ({})
