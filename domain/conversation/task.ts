/** Something to do before a moment, by somebody or by a team. A commitment (toezegging) is what the customer was promised. */

export const taskKinds = ['task', 'commitment'] as const
export type TaskKind = (typeof taskKinds)[number]

/** The place of a task without a moment: after everything that has one. */
export const someday = new Date(Date.UTC(9999, 0, 1))

/** Where a task stands in the list: what is due first comes first. */
export const placeOf = (dueAt: Date | null): Date => dueAt ?? someday
