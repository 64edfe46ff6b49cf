/** The background jobs: started with the program, stopped before the store. */
import type { Context } from '../context.ts'
import { soleOver } from '../store/sole.ts'
import { startBrand } from './brand.ts'
import { startWatchingChannels } from './channels.ts'
import { startCircles } from './circles.ts'
import { startDelivering } from './deliver.ts'
import { startDemoLife } from './demo.ts'
import { startErasing } from './erase.ts'
import { startForgetting } from './forget.ts'
import { startInfluence } from './influence.ts'
import { startKeepingErasures } from './keep-erasures.ts'
import { startLookingWithLarger } from './larger-model.ts'
import { startFollowingLinks } from './links.ts'
import { startListening } from './listen.ts'
import { startLookingAgain } from './look-again.ts'
import { startNotifying } from './notify.ts'
import { startQueues } from './queues.ts'
import { startReceiving } from './receive.ts'
import { startRecognising } from './recognise.ts'
import { startRelay } from './relay.ts'
import { startRules } from './rules.ts'
import { startSearch } from './search.ts'
import { startSpread } from './spread.ts'
import { startTellingHolds } from './suppression-stream.ts'
import { startTerms } from './terms.ts'
import { startUnderstanding } from './understanding.ts'

export type Work = { stop(): Promise<void> }

export function startWork(ctx: Context): Work {
  const sole = soleOver(ctx.store)
  // In the way of a message; stopped in the same order, so that what comes in is still taken in and what leaves still leaves.
  const workers = [
    startDemoLife(ctx, sole),
    startListening(ctx, sole),
    startReceiving(ctx),
    startDelivering(ctx),
    startRelay(ctx, sole),
    startTerms(ctx),
    startUnderstanding(ctx),
    startLookingWithLarger(ctx, sole),
    startLookingAgain(ctx),
    startWatchingChannels(ctx),
    startRules(ctx),
    startTellingHolds(ctx),
    startNotifying(ctx),
    startQueues(ctx),
    startForgetting(ctx),
    startErasing(ctx),
    startKeepingErasures(ctx),
    startSearch(ctx),
    startRecognising(ctx),
    startFollowingLinks(ctx),
    startInfluence(ctx),
    startBrand(ctx),
    startSpread(ctx),
    startCircles(ctx, sole),
  ]
  return {
    async stop() {
      for (const worker of workers) await worker.stop()
      await sole.close()
    },
  }
}
