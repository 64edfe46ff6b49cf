/** The table of commands. What a command needs is loaded when it is called for. */
import type { Command } from './command.ts'

export type Entry = {
  name: string
  /** What follows the name: "FILE", "FORMAT FILE...". */
  takes: string
  about: string
  load(): Promise<Command>
}

export const commands: readonly Entry[] = [
  {
    name: 'start',
    takes: '',
    about: 'Start Samenspraak, and stop it in order on Ctrl-C',
    load: async () => (await import('./start.ts')).startCommand,
  },
  {
    name: 'import',
    takes: 'FORMAT FILE...',
    about: 'Bring messages in from files (FORMAT is messages or csv); one that was stopped goes on where it was',
    load: async () => (await import('./import.ts')).importCommand,
  },
  {
    name: 'evaluate',
    takes: 'TASK',
    about: 'Measure a judgement on your own files (TASK is terms, sentiment, intent, language, guideline or identity)',
    load: async () => (await import('./evaluate.ts')).evaluateCommand,
  },
  {
    name: 'doctor',
    takes: '',
    about: 'Look at everything, and say in words what is wrong and what to do',
    load: async () => (await import('./doctor.ts')).doctorCommand,
  },
  {
    name: 'backup',
    takes: 'FILE',
    about: 'Write all that the store holds at this moment into one file; the program may go on meanwhile',
    load: async () => (await import('./backup.ts')).backupCommand,
  },
  {
    name: 'restore',
    takes: 'FILE',
    about: 'Put a backup into an empty store, of any mode and this version or a later one',
    load: async () => (await import('./restore.ts')).restoreCommand,
  },
  {
    name: 'contact',
    takes: 'export|erase ID',
    about: 'Write everything of a person into one zip, or erase them; by the id of their page, an address or a number',
    load: async () => (await import('./contact.ts')).contactCommand,
  },
  {
    name: 'invite',
    takes: 'EMAIL',
    about: 'A link with which somebody who works here chooses a new password: for an owner who is locked out',
    load: async () => (await import('./invite.ts')).inviteCommand,
  },
  {
    name: 'migrate',
    takes: '',
    about: 'Bring the store up to this version of the program, after a backup (start does it by itself)',
    load: async () => (await import('./migrate.ts')).migrateCommand,
  },
  {
    name: 'rebuild-brand',
    takes: '',
    about: 'Count anew how people speak of you and of competitors; the program may go on meanwhile',
    load: async () => (await import('./rebuild-brand.ts')).rebuildBrandCommand,
  },
  {
    name: 'rebuild-search',
    takes: '',
    about: 'Make the index of search anew, from what the store holds (it follows by itself; this is for when in doubt)',
    load: async () => (await import('./rebuild-search.ts')).rebuildSearchCommand,
  },
]
