/** What one can put into an answer besides words, by hand; each has its key too. */
import { ActionIcon, FileButton, Loader, Popover } from '@mantine/core'
import { IconEye, IconMoodSmile, IconPaperclip, IconPencil, IconSlash, IconUsersGroup } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { WritingRules } from '../../contract/way.ts'
import { Tip } from '../kit/tip.tsx'
import { useWords } from '../words/language.tsx'
import css from './composer-tools.module.css'

const EmojiPicker = lazy(() => import('./emoji-picker.tsx').then((part) => ({ default: part.EmojiPicker })))

const look = { size: 18, stroke: 1.6 } as const

export function ComposerTools(props: {
  rules: WritingRules | undefined
  shared: boolean
  previewing: boolean
  empty: boolean
  onCanned: () => void
  onEmoji: (sign: string) => void
  onFiles: (files: File[]) => void
  onShare: (shared: boolean) => void
  onPreview: (previewing: boolean) => void
}) {
  const { writing } = useWords()
  const { rules, shared, previewing } = props
  return (
    <div className={css.tools} role="toolbar" aria-label={writing.tools}>
      <Tool label={writing.canned} keys="/" onClick={props.onCanned}>
        <IconSlash {...look} />
      </Tool>
      <Emoji onPick={props.onEmoji} />
      {rules?.files && (
        <FileButton multiple onChange={props.onFiles}>
          {(button) => (
            <Tool label={writing.attach} onClick={button.onClick}>
              <IconPaperclip {...look} />
            </Tool>
          )}
        </FileButton>
      )}
      {rules?.markdown === 'commonmark' && (
        <Tool
          label={previewing ? writing.edit : writing.preview}
          pressed={previewing}
          disabled={props.empty}
          onClick={() => props.onPreview(!previewing)}
        >
          {previewing ? <IconPencil {...look} /> : <IconEye {...look} />}
        </Tool>
      )}
      <Tool
        label={shared ? writing.unshare : writing.share}
        pressed={shared}
        disabled={props.empty}
        onClick={() => props.onShare(!shared)}
      >
        <IconUsersGroup {...look} />
      </Tool>
    </div>
  )
}

function Tool(props: {
  label: string
  keys?: string
  pressed?: boolean
  disabled?: boolean
  onClick: () => void
  children: ReactNode
}) {
  return (
    <Tip label={props.label} keys={props.keys} position="top">
      <ActionIcon
        variant={props.pressed ? 'light' : 'subtle'}
        color={props.pressed ? 'teal' : 'gray'}
        size={34}
        aria-label={props.label}
        aria-pressed={props.pressed}
        disabled={props.disabled ?? false}
        onClick={props.onClick}
      >
        {props.children}
      </ActionIcon>
    </Tip>
  )
}

function Emoji(props: { onPick: (sign: string) => void }) {
  const { writing } = useWords()
  const [open, setOpen] = useState(false)
  /** Left without choosing, one comes back to the button; with an emoji, to the text. */
  const [chosen, setChosen] = useState(false)
  return (
    <Popover opened={open} onChange={setOpen} position="top-start" trapFocus returnFocus={!chosen} shadow="md">
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={34}
          aria-label={writing.emoji}
          aria-expanded={open}
          onClick={() => {
            setChosen(false)
            setOpen(!open)
          }}
        >
          <IconMoodSmile {...look} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={writing.emoji}>
        <Suspense fallback={<Loader size={20} />}>
          {open && (
            <EmojiPicker
              onPick={(sign) => {
                setChosen(true)
                setOpen(false)
                props.onPick(sign)
              }}
            />
          )}
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
