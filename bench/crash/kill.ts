/** Killing with a signal that nobody can catch, and what was on its way at that moment. */
import { withChildren } from '../kit/processes.ts'

export const victims = ['program', 'database', 'both'] as const
export type Victim = (typeof victims)[number]

/** @param whole the database with all its processes; else its first process alone, which leaves the others orphans for a moment */
export function kill(victim: Victim, program: number, database: number | null, whole: boolean): void {
  const ofDatabase = database === null || victim === 'program' ? [] : whole ? withChildren(database) : [database]
  for (const pid of [...(victim === 'database' ? [] : [program]), ...ofDatabase]) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      // A process of the database may have ended by itself since we looked.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}
