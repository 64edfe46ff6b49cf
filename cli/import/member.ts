/** One of the files that an export holds. */
export type Member = {
  /** Its path inside, with slashes. */
  name: string
  read(): AsyncIterable<Buffer>
}

/** Files in one export; more is no export. */
export const mostMembers = 500_000
