/** Figures for Prometheus, about the process, the requests by route and the work in hand: nothing about anybody. */
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Context } from '../context.ts'
import { registerGauges } from './gauges.ts'

export type Metrics = {
  /** Counts and logs every request: method, route, status and milliseconds. What went well is for who wants to know. */
  watch: MiddlewareHandler
  show(): Promise<Response>
}

export function metricsOf(ctx: Context): Metrics {
  const registry = new Registry()
  const seconds = new Histogram({
    name: 'samenspraak_http_request_seconds',
    help: 'How long requests took, until the head of the answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  let shown = false
  return {
    async watch(c, next) {
      const before = performance.now()
      await next()
      const ms = performance.now() - before
      const about = { method: c.req.method, route: routePath(c), status: c.res.status }
      seconds.observe(about, ms / 1000)
      ctx.log[about.status < 400 ? 'debug' : 'info']({ ...about, ms: Math.round(ms * 10) / 10 }, 'request')
    },
    async show() {
      // The gauges of the process cost something, so they start with the first who wants them.
      if (!shown) {
        collectDefaultMetrics({ register: registry })
        registerGauges(registry, ctx)
      }
      shown = true
      return new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } })
    },
  }
}
