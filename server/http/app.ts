/** The whole of HTTP, without a port. */
import { join } from 'node:path'
import { Hono, type Context as HonoContext } from 'hono'
import { routePath } from 'hono/route'
import type { Endpoint } from '../../contract/endpoint.ts'
import { type Door, doorOf } from '../access/door.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { root } from '../root.ts'
import { version } from '../version.ts'
import { addressOf, isFromHere, visitorOf } from './address.ts'
import { securityHeaders } from './headers.ts'
import { healthOf } from './health.ts'
import { hooksOf } from './hooks.ts'
import { checkHost } from './host.ts'
import { metricsOf } from './metrics.ts'
import { type Mounted, mounting, type Routes } from './mount.ts'
import { serveNotice } from './notice.ts'
import { openApi } from './openapi.ts'
import { pagesOf } from './pages.ts'
import { problemResponse, toProblem } from './problem.ts'
import { agentRoutes } from './routes/agents.ts'
import { arrivalRoutes } from './routes/arrivals.ts'
import { attachmentRoutes } from './routes/attachments.ts'
import { brandRoutes } from './routes/brand.ts'
import { cannedRoutes } from './routes/canned.ts'
import { channelHealthRoutes } from './routes/channel-health.ts'
import { channelRoutes } from './routes/channels.ts'
import { circleRoutes } from './routes/circles.ts'
import { contactFileRoutes } from './routes/contact-file.ts'
import { contactRoutes } from './routes/contacts.ts'
import { conversationRoutes } from './routes/conversations.ts'
import { customerRoutes } from './routes/customers.ts'
import { demoRoutes } from './routes/demo.ts'
import { draftRoutes } from './routes/drafts.ts'
import { eventRoutes } from './routes/events.ts'
import { floorRoutes } from './routes/floor.ts'
import { guidelineRoutes } from './routes/guideline.ts'
import { handoverRoutes } from './routes/handover.ts'
import { healthRoutes } from './routes/health.ts'
import { houseRoutes } from './routes/house.ts'
import { influenceRoutes } from './routes/influence.ts'
import { keyRoutes } from './routes/keys.ts'
import { labelRoutes } from './routes/labels.ts'
import { largerModelRoutes } from './routes/larger-model.ts'
import { listeningRoutes } from './routes/listening.ts'
import { logbookRoutes } from './routes/logbook.ts'
import { mailingRoutes } from './routes/mailing.ts'
import { messageRoutes } from './routes/messages.ts'
import { notificationRoutes } from './routes/notifications.ts'
import { objectionRoutes } from './routes/objections.ts'
import { phoneRoutes } from './routes/phone.ts'
import { presenceRoutes } from './routes/presence.ts'
import { queueRoutes } from './routes/queue.ts'
import { relayRoutes } from './routes/relay.ts'
import { ruleRoutes } from './routes/rules.ts'
import { searchRoutes } from './routes/search.ts'
import { sentRoutes } from './routes/sent.ts'
import { sessionRoutes } from './routes/session.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { suggestionRoutes } from './routes/suggestions.ts'
import { suppressionRoutes } from './routes/suppression.ts'
import { heldRoutes } from './routes/suppression-held.ts'
import { suppressionStreamRoutes } from './routes/suppression-stream.ts'
import { taskRoutes } from './routes/tasks.ts'
import { teamRoutes } from './routes/teams.ts'
import { termRoutes } from './routes/terms.ts'
import { timelineRoutes } from './routes/timeline.ts'
import { transcriptRoutes } from './routes/transcript.ts'
import { understandingRoutes } from './routes/understanding.ts'
import { viewRoutes } from './routes/views.ts'
import { wayRoutes } from './routes/ways.ts'
import { serveStrangers } from './serve.ts'
import { serveWishes } from './wish.ts'

const routes: Routes[] = [
  houseRoutes,
  sessionRoutes,
  signInRoutes,
  logbookRoutes,
  healthRoutes,
  agentRoutes,
  keyRoutes,
  relayRoutes,
  channelRoutes,
  channelHealthRoutes,
  attachmentRoutes,
  queueRoutes,
  guidelineRoutes,
  floorRoutes,
  heldRoutes,
  labelRoutes,
  viewRoutes,
  teamRoutes,
  conversationRoutes,
  contactRoutes,
  circleRoutes,
  contactFileRoutes,
  customerRoutes,
  timelineRoutes,
  taskRoutes,
  transcriptRoutes,
  messageRoutes,
  sentRoutes,
  searchRoutes,
  phoneRoutes,
  listeningRoutes,
  influenceRoutes,
  objectionRoutes,
  suppressionRoutes,
  suppressionStreamRoutes,
  mailingRoutes,
  termRoutes,
  brandRoutes,
  arrivalRoutes,
  eventRoutes,
  presenceRoutes,
  handoverRoutes,
  notificationRoutes,
  ruleRoutes,
  demoRoutes,
  draftRoutes,
  cannedRoutes,
  wayRoutes,
  suggestionRoutes,
  largerModelRoutes,
  understandingRoutes,
]

export type AppOptions = {
  /** Where the built pages are. */
  web?: string
  /** Answers that do not keep the contract are errors: for tests. */
  strict?: boolean
  door?: Door
}

export function createApp(ctx: Context, options: AppOptions = {}): Hono {
  const { web = join(root, 'dist', 'web'), strict = false, door = doorOf(ctx) } = options
  const { mount, mounted } = mounting({ ctx, door, strict })
  for (const register of routes) register(mount, ctx)

  const app = new Hono()
  const metrics = metricsOf(ctx)
  app.onError((error, c) => {
    const where = { method: c.req.method, route: routePath(c) }
    return problemResponse(toProblem(error, ctx.newId, ctx.log, where))
  })
  app.use(metrics.watch, securityHeaders(ctx.config.publicUrl))
  app.use(async (c, next) => {
    checkHost(c.req.raw, ctx.config)
    await next()
  })

  mountAll(app, mounted)
  const described = once(() =>
    JSON.stringify(
      openApi(
        mounted.map(({ endpoint }) => endpoint),
        version,
      ),
    ),
  )
  app.get('/api/v1/openapi.json', (c) => c.body(described(), 200, { 'content-type': 'application/json' }))
  app.all('/api/*', () => {
    throw refuse('not-found', { detail: 'The addresses that there are stand in /api/v1/openapi.json.' })
  })
  const hooks = hooksOf(ctx)
  app.on(['GET', 'POST'], '/hooks/:name', (c: HonoContext) =>
    hooks(c.req.raw, c.req.param('name') ?? '', visitorOf(addressOf(c.req.raw, c.env, ctx.config.trustProxy))),
  )
  serveStrangers(app, ctx)
  serveNotice(app, ctx)
  serveWishes(app, ctx)
  const health = healthOf(ctx)
  app.get('/healthz', () => health())
  app.get('/metrics', async (c) => {
    if (!(await mayMeasure(door, c))) throw refuse('not-allowed', { detail: 'From elsewhere this needs an API key.' })
    return metrics.show()
  })
  const pages = pagesOf(web)
  app.get('*', (c) => pages(c.req.raw))
  app.notFound(() => problemResponse(refuse('not-found')))
  return app
}

/** Plain paths go before paths with parameters, so the order of registration never matters. */
function mountAll(app: Hono, mounted: readonly Mounted[]): void {
  const parameters = ({ endpoint }: Mounted) => endpoint.path.split('{').length
  for (const { endpoint, answer } of mounted.toSorted((a, b) => parameters(a) - parameters(b)))
    app.on(endpoint.method, honoPath(endpoint), answer)
  for (const path of new Set(mounted.map(({ endpoint }) => honoPath(endpoint)))) {
    const methods = mounted.filter(({ endpoint }) => honoPath(endpoint) === path).map(({ endpoint }) => endpoint.method)
    app.all(path, () => {
      const response = problemResponse(refuse('no-such-method', { detail: `It knows ${methods.join(', ')}.` }))
      response.headers.set('allow', methods.join(', '))
      return response
    })
  }
}

const honoPath = ({ path }: Endpoint) => path.replace(/\{(\w+)\}/g, ':$1')

async function mayMeasure(door: Door, c: HonoContext): Promise<boolean> {
  if (isFromHere(c.req.raw, c.env)) return true
  return (await door.find(c.req.raw, new Headers()))?.kind === 'key'
}

function once<T>(make: () => T): () => T {
  let made: { it: T } | undefined
  return () => {
    made ??= { it: make() }
    return made.it
  }
}
