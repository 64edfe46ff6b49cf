/** What another system has to know to trust us, once; closed only by saying that it is kept. */
import { Button, Modal } from '@mantine/core'
import type { SuppressionTarget } from '../../contract/suppression-target.ts'
import { CopyField } from '../kit/copy-field.tsx'
import { useWordsOf } from '../words/language.tsx'
import { targetWords } from '../words/suppression-target.ts'
import css from './targets.module.css'

export type Secret = { target: SuppressionTarget; secret: string }

export function TargetSecret({ shown, onClose }: { shown: Secret | null; onClose: () => void }) {
  const words = useWordsOf(targetWords)
  const isList = shown?.target.kind === 'list'
  return (
    <Modal
      opened={shown !== null}
      onClose={onClose}
      title={shown?.target.name}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      {shown && (
        <div className={css.form}>
          <CopyField
            label={isList ? words.onceList : words.onceSigned}
            help={isList ? words.onceListHelp : words.onceSignedHelp}
            value={shown.secret}
          />
          <div className={css.foot}>
            <Button variant="default" onClick={onClose}>
              {words.done}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  )
}
