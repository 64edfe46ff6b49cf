/** The embedded store cannot run here. Not a fault of the data: the way out is a PostgreSQL server. */
export class Unusable extends Error {
  override name = 'Unusable'
  constructor(why: string, options?: ErrorOptions) {
    super(
      `The embedded database cannot run here: ${why} Use a PostgreSQL server instead (15 or later) by setting DATABASE_URL, for instance DATABASE_URL=postgres://user:password@host:5432/samenspraak`,
      options,
    )
  }
}
