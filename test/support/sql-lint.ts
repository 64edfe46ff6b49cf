/**
 * The rules of the store that can be read off a statement (docs/decisions/0002): it names its organisation for every table that is
 * distributed; wake-ups and locks stand alone; nothing depends on settings of the session or on the database's clock and dice.
 */
import { readMigrations } from '../../server/store/migrate.ts'

const distributed = new Set(
  readMigrations().flatMap(({ statements }) =>
    statements.flatMap(({ distribute }) => (distribute?.by === 'organisation_id' ? distribute.table : [])),
  ),
)

/** What breaks a rule in this statement; empty when it is fine. */
export function faultsOf(statement: string): string[] {
  const text = plain(statement)
  return [...organisationFaults(text), ...aloneFaults(text), ...sessionFaults(text)]
}

/** Without comments, texts and quotes around names: only the shape is left. COPY takes no parameters: an id written out is one. */
function plain(statement: string): string {
  const given = /^copy \(/.test(statement)
    ? statement.replaceAll(/'[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}'/g, '$$1')
    : statement
  return given
    .replace(/--.*$/gm, ' ')
    .replace(/'(?:[^']|'')*'/g, "''")
    .replaceAll('"', '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

const reference = /\b(from|join|update|using|into) (?:only )?(\w+)(?: (?:as )?(\w+))?/g
const notAnAlias = new Set(
  'where on set values order limit left right inner cross full join using for select group returning union as do'.split(
    ' ',
  ),
)

function organisationFaults(text: string): string[] {
  const faults: string[] = []
  let bare = [...text.matchAll(/(?<![\w.])organisation_id = \$\d+/g)].length
  for (const [, verb, table = '', word] of text.matchAll(reference)) {
    if (!distributed.has(table)) continue
    const alias = word && !notAnAlias.has(word) ? word : table
    if (verb === 'into') {
      if (!insertsOrganisation(text, table)) faults.push(`inserts into ${table} without its organisation first`)
    } else if (
      !new RegExp(`(?<!\\w)(${alias}|${table})\\.organisation_id = |= (${alias}|${table})\\.organisation_id\\b`).test(
        text,
      ) &&
      bare-- <= 0
    ) {
      faults.push(`reads or changes ${table} without saying of which organisation`)
    }
  }
  const touches = [...text.matchAll(reference)].some(([, , table = '']) => distributed.has(table))
  if (touches && faults.length === 0 && !/organisation_id = \$\d+|\(organisation_id|values \(\$\d+/.test(text))
    faults.push('joins organisations without a constant')
  return faults
}

/** `insert into t (organisation_id, ...)` with a parameter, or with the organisation of the row it copies. */
function insertsOrganisation(text: string, table: string): boolean {
  return new RegExp(
    `into ${table}(?: as \\w+)? \\(organisation_id\\b[^)]*\\) (values \\(\\$\\d+|select (\\$\\d+|(\\w+\\.)?organisation_id)\\b)`,
  ).test(text)
}

const alone =
  /\b(pg_notify|pg_(try_)?advisory_\w+|pg_current_snapshot|pg_snapshot_\w+|txid_\w+|pg_current_xact_id)\(|^(notify|listen) /

function aloneFaults(text: string): string[] {
  return alone.test(text) && /\b(from|join|into|update) \w/.test(text)
    ? ['uses a wake-up, lock or snapshot beside a table']
    : []
}

const clock =
  /\b(now|random|gen_random_uuid|uuidv[47]|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\(|\b(current_timestamp|current_date|current_time|localtimestamp)\b/

function sessionFaults(text: string): string[] {
  const faults: string[] = []
  // How long a transaction may take, and by which way the store finds something, says nothing about what its statements mean.
  if (/^set local (statement_timeout|enable_nestloop|work_mem) to [\w$']+$/.test(text)) return []
  if (/^(set|reset) |\bset_config\(|\bcurrent_setting\(/.test(text)) faults.push('depends on a setting of the session')
  if (/^(with|insert|update|delete|merge)\b/.test(text) && clock.test(text))
    faults.push('uses the clock or the dice of the database')
  if (/\bdate_trunc\(''(?:::text)?, [^,()]+\)/.test(text)) faults.push('cuts off time in the time zone of the session')
  if (/^merge\b/.test(text)) faults.push('MERGE does not run on a distributed store')
  return faults
}
