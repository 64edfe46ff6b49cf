/** Whether an answer sends somebody to another channel than the one they chose. It is counted, because the customer chooses the channel. */
import { read } from './reading.ts'
import { steering } from './steering.ts'

/** Further than this nobody is sent away. */
const most = 10_000

export const sendsAway = (text: string): boolean => steering(read(text.slice(0, most))).length > 0
