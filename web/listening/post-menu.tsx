/** What else one can do with a post: note that its writer does not want to be listened to. */
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconEarOff } from '@tabler/icons-react'
import { useState } from 'react'
import { objectForWriter } from '../../contract/objection.ts'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { sayObjected } from '../objection/say-objected.ts'
import { useMay } from '../organisation/session.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { objectionWords } from '../words/objection.ts'
import { tellProblem } from '../words/problems.ts'
import type { Shown } from './queries.ts'

export function PostMenu({ post, onErased }: { post: Shown; onErased: () => void }) {
  const { words, language, format } = useSpeech()
  const said = useWordsOf(objectionWords)
  const mayNote = useMay('objection.note')
  const [asking, setAsking] = useState(false)
  const { id, author } = post.message
  const object = async () => {
    try {
      toast(sayObjected(await call(objectForWriter, { id }), said, format))
      onErased()
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  if (!mayNote) return null
  return (
    <>
      <Menu position="bottom-end" withinPortal={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={said.menu(author.name)}>
            <IconDots size={18} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconEarOff size={16} stroke={1.75} aria-hidden />} onClick={() => setAsking(true)}>
            {said.writer}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        open={asking}
        title={said.writerTitle(author.name)}
        act={said.save}
        danger
        onAct={object}
        onClose={() => setAsking(false)}
      >
        {said.writerBody}
      </Confirm>
    </>
  )
}
