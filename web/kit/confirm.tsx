/** "Are you sure?", asked only for what cannot simply be undone. The safe answer has the focus. */
import { Button, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useWords } from '../words/language.tsx'
import css from './confirm.module.css'

export function Confirm(props: {
  open: boolean
  title: string
  children: ReactNode
  act: string
  danger?: boolean
  onAct: () => Promise<unknown> | unknown
  onClose: () => void
}) {
  const words = useWords()
  const [busy, setBusy] = useState(false)
  const act = async () => {
    setBusy(true)
    try {
      await props.onAct()
      props.onClose()
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal opened={props.open} onClose={props.onClose} title={props.title} withCloseButton={false} size={440}>
      <p className={css.body}>{props.children}</p>
      <div className={css.acts}>
        <Button variant="default" onClick={props.onClose} data-autofocus>
          {words.act.cancel}
        </Button>
        <Button color={props.danger ? 'red' : 'teal'} loading={busy} onClick={() => void act()}>
          {props.act}
        </Button>
      </div>
    </Modal>
  )
}
