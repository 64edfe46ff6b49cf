import { Button } from '@mantine/core'
import { Key } from '../kit/tip.tsx'
import { useWords } from '../words/language.tsx'
import css from './undo-message.module.css'

/** @param keyless the key that undoes what was last done to conversations does not undo this */
export function UndoMessage(props: { message: string; onUndo: () => void; keyless?: boolean }) {
  const { queue } = useWords()
  return (
    <span className={css.line}>
      <span className={css.said}>{props.message}</span>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={props.onUndo}
        rightSection={props.keyless ? undefined : <Key keys="z" />}
      >
        {queue.undo}
      </Button>
    </span>
  )
}
