import { Button } from '@mantine/core'
import { Key } from '../kit/tip.tsx'
import { useWords } from '../words/language.tsx'
import css from './undo-message.module.css'

export function UndoMessage(props: { message: string; onUndo: () => void }) {
  const { queue } = useWords()
  return (
    <span className={css.line}>
      <span className={css.said}>{props.message}</span>
      <Button variant="subtle" size="compact-sm" onClick={props.onUndo} rightSection={<Key keys="z" />}>
        {queue.undo}
      </Button>
    </span>
  )
}
