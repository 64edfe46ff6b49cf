/** The whole of HTTP, without a port. */
import { Hono } from 'hono'
import type { Context } from '../context.ts'

export function createApp(ctx: Context): Hono {
  const app = new Hono()
  app.notFound((c) => c.text(`nothing here yet at ${ctx.config.publicUrl}`, 404))
  return app
}
