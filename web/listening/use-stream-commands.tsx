/** What the palette offers for the post that one is at, with the keys for it. */
import { IconExternalLink, IconMessagePlus, IconSquareCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useCommands } from '../kit/commands.ts'
import { useWords } from '../words/language.tsx'
import { postKeys } from './use-walking.ts'

const small = { size: 18, stroke: 1.6 }

export function useStreamCommands(press: (key: string) => void): void {
  const { keys, listening } = useWords()
  const command = (key: string, label: string, icon: ReactNode) => ({
    id: `post-${key}`,
    label,
    keys: key,
    icon,
    run: () => press(key),
  })
  useCommands([
    command(postKeys.join, listening.open, <IconMessagePlus {...small} />),
    command(postKeys.open, listening.toPost, <IconExternalLink {...small} />),
    command(postKeys.choose, keys.choosePost, <IconSquareCheck {...small} />),
  ])
}
