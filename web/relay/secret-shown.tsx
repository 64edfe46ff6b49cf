/** What a tool is to be told, once; closed only by saying that it is kept. */
import { Button, Modal } from '@mantine/core'
import type { RelayTool } from '../../contract/relay.ts'
import { CopyField } from '../kit/copy-field.tsx'
import { useWordsOf } from '../words/language.tsx'
import { relayWords } from '../words/relay.ts'
import css from './relay.module.css'

export type Secret = { tool: RelayTool; secret: string }

export function SecretShown(props: {
  shown: Secret | null
  door: { host: string; port: number } | undefined
  onClose: () => void
}) {
  const words = useWordsOf(relayWords)
  const { shown, door } = props
  return (
    <Modal
      opened={shown !== null}
      onClose={props.onClose}
      title={words.once}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      {shown && (
        <div className={css.form}>
          {door && <p>{words.door(door.host, door.port)}</p>}
          <CopyField label={words.user} value={shown.tool.username} />
          <CopyField label={words.password} help={words.onceBody} value={shown.secret} />
          <div className={css.foot}>
            <Button variant="default" onClick={props.onClose}>
              {words.done}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  )
}
