/** The box in which one writes: as tall as its text, with what `/` and `:` ask for above it, and files by paste or drag. */

import { Link } from '@tanstack/react-router'
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, type RefObject, useState } from 'react'
import type { Hint } from '../../contract/guideline.ts'
import { Marks } from '../guideline/marks.tsx'
import { useSpeech } from '../words/language.tsx'
import { CannedPreview } from './canned-preview.tsx'
import { Completions } from './completions.tsx'
import css from './composer-editor.module.css'
import { type Picked, useCompletion } from './use-completion.ts'
import { surelyFull, useGrow } from './use-grow.ts'

export function ComposerEditor(props: {
  box: RefObject<HTMLTextAreaElement | null>
  text: string
  label: string
  placeholder: string
  readOnly: boolean
  /** Whose words are marked. */
  hints: readonly Hint[]
  conversationId: string
  channelId: string
  onWrite: (text: string) => void
  onSend: () => void
  onPick: (picked: Picked) => void
  onFiles: (files: File[]) => void
}) {
  const { writing } = useSpeech().words
  const { box, text, conversationId, channelId } = props
  const [dragging, setDragging] = useState(false)
  const completion = useCompletion(channelId, props.onPick)
  const list = `vullen-${conversationId}`
  useGrow(box, text)

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While a character is being put together, its keys are not for us.
    if (event.nativeEvent.isComposing || completion.onKey(event)) return
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      props.onSend()
    }
    if (event.key === 'Escape') {
      event.stopPropagation()
      event.currentTarget.blur()
    }
  }
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return
    event.preventDefault()
    props.onFiles(files)
  }
  const onDrop = (event: DragEvent) => {
    setDragging(false)
    if (event.dataTransfer.files.length === 0) return
    event.preventDefault()
    props.onFiles([...event.dataTransfer.files])
  }
  const isFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way besides the button and pasting
    <div
      className={css.editor}
      data-dragging={dragging}
      onDragOver={(event) => {
        if (!isFiles(event)) return
        event.preventDefault()
        setDragging(true)
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={onDrop}
    >
      {completion.open && (
        <Completions
          id={list}
          name={completion.sign === '/' ? writing.cannedFind : writing.emoji}
          options={completion.options}
          active={completion.active}
          onActive={completion.setActive}
          onPick={completion.pick}
          nothing={
            <>
              {writing.cannedNone}. <Link to="/instellingen/standaardantwoorden">{writing.cannedMake}</Link>
            </>
          }
        >
          {completion.canned && (
            <CannedPreview canned={completion.canned} conversationId={conversationId} channelId={channelId} />
          )}
        </Completions>
      )}
      <div className={css.field}>
        <Marks box={box} text={text} hints={props.hints} />
        <textarea
          ref={box}
          className={css.box}
          data-long={text.length > surelyFull}
          value={text}
          rows={3}
          maxLength={100_000}
          readOnly={props.readOnly}
          onChange={(event) => {
            props.onWrite(event.currentTarget.value)
            if (!(event.nativeEvent as InputEvent).isComposing) completion.look(event.currentTarget)
          }}
          onSelect={(event) => completion.look(event.currentTarget)}
          onCompositionEnd={(event) => completion.look(event.currentTarget)}
          onBlur={completion.close}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          aria-label={props.label}
          aria-autocomplete="list"
          aria-controls={completion.open && completion.options.length > 0 ? list : undefined}
          aria-activedescendant={
            completion.open && completion.options.length > 0 ? `${list}-${completion.active}` : undefined
          }
          placeholder={props.placeholder}
          dir="auto"
          spellCheck={text.length < 20_000}
        />
      </div>
      {dragging && <p className={css.drop}>{writing.drop}</p>}
    </div>
  )
}
