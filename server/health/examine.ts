/** Look at everything that a running program can look at. */
import type { Context } from '../context.ts'
import type { Connect, Database } from '../store/database.ts'
import { placeOf } from '../store/open.ts'
import { checkStream } from './address.ts'
import { both, type Finding, look } from './finding.ts'
import { checkHouse } from './house.ts'
import { checkMachine } from './machine.ts'
import { checkMail } from './mail.ts'
import { checkRelay } from './relay.ts'
import { checkServer, checkTables } from './store.ts'

type Parts = Pick<Context, 'config' | 'db' | 'pool' | 'seal' | 'clock'> & { store: Connect }

/** @param organisationId what only concerns others is left out */
export async function examine(ctx: Parts, organisationId: string): Promise<Finding[]> {
  const [store, stream, mail] = await Promise.all([
    checkServer(ctx.pool, ctx.store, whereIs(ctx)),
    checkStream(ctx.config.publicUrl),
    addressesOf(ctx.db, organisationId).then((addresses) => checkMail(addresses)),
  ])
  const { finding } = await checkTables(ctx.pool)
  const house = await checkHouse({ ...ctx, organisationId, now: ctx.clock() })
  const relay = await checkRelay(ctx, organisationId)
  return [...checkMachine(ctx.config), ...store, finding, ...stream, ...house, ...mail, ...relay]
}

/** The store and every organisation in it: for the command line, with or without a program beside it. */
export async function examineStore(ctx: Parts, running = true): Promise<Finding[]> {
  const findings = await checkServer(ctx.pool, ctx.store, whereIs(ctx))
  const { ready, finding } = await checkTables(ctx.pool)
  findings.push(finding)
  if (!ready) return findings
  const organisations = await ctx.db.selectFrom('organisation').select('id').orderBy('created_at').execute()
  if (organisations.length === 0)
    findings.push(
      look(
        'organisation',
        both('hier woont nog niemand', 'nobody lives here yet'),
        both('Open het adres in een browser om te beginnen.', 'Open the address in a browser to begin.'),
      ),
    )
  for (const { id } of organisations) {
    findings.push(...(await checkHouse({ ...ctx, organisationId: id, now: ctx.clock() })))
    findings.push(...(await checkMail(await addressesOf(ctx.db, id))))
    findings.push(...(await checkRelay(ctx, id, running)))
  }
  return findings
}

const whereIs = ({ config }: Pick<Parts, 'config'>) => (config.databaseUrl ? placeOf(config.databaseUrl) : config.data)

async function addressesOf(db: Database, organisationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('channel')
    .select('address')
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', 'email')
    .where('enabled', '=', true)
    .where('demo', '=', false)
    .execute()
  return rows.map(({ address }) => address)
}
