import { Button, TextInput } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useWords } from '../words/language.tsx'
import css from './copy-field.module.css'

/** Something to hand on: read-only, selected at once, copied with one button. Where the browser forbids copying it is at least selected. */
export function CopyField(props: { label: string; help?: string; value: string }) {
  const { act } = useWords()
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(props.value)
      setCopied(true)
    } catch {
      // On a plain http address there is no clipboard; the text stands selected, ready for the keyboard.
    }
  }
  return (
    <div className={css.copy}>
      <TextInput
        ref={field}
        label={props.label}
        {...(props.help ? { description: props.help } : {})}
        value={props.value}
        readOnly
        className={css.field ?? ''}
        onFocus={(event) => event.currentTarget.select()}
        data-autofocus
      />
      <Button
        variant={copied ? 'light' : 'filled'}
        leftSection={copied ? <IconCheck size={18} stroke={1.8} /> : <IconCopy size={18} stroke={1.6} />}
        onClick={() => void copy()}
        aria-live="polite"
      >
        {copied ? act.copied : act.copy}
      </Button>
    </div>
  )
}
