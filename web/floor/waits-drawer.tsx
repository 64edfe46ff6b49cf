/** Who stands in a bar, the newest answer first; and how one wait is shown. */
import { Button, Drawer } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Floor, Wait } from '../../contract/floor.ts'
import { ChannelMark } from '../kit/channel-mark.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { Moment } from '../kit/when.tsx'
import { floorWords } from '../words/floor.ts'
import { useFormat, useWords, useWordsOf } from '../words/language.tsx'
import { type Behind, useWaits } from './queries.ts'
import { sayer } from './say-bar.ts'
import css from './waits-drawer.module.css'

type DrawerProps = { behind: Behind | null; floor: Floor; onClose: () => void }

export function WaitsDrawer({ behind, floor: { edges, keptDays }, onClose }: DrawerProps) {
  const { act } = useWords()
  const words = useWordsOf(floorWords)
  const says = sayer(words, useFormat(), edges)
  const title = behind && words.behind(words.levels[behind.level] ?? '', says.span(behind.measure, behind.bar))
  return (
    <Drawer
      opened={behind !== null}
      onClose={onClose}
      title={title}
      size={520}
      closeButtonProps={{ 'aria-label': act.close }}
    >
      {behind && <Found behind={behind} />}
      {behind && behind.days > keptDays && <p className={css.kept}>{words.onlyKept(keptDays)}</p>}
    </Drawer>
  )
}

function Found({ behind }: { behind: Behind }) {
  const words = useWordsOf(floorWords)
  const pages = useWaits(behind)
  if (pages.isPending) return <Bones rows={4} />
  if (pages.isError) return <Failed error={pages.error} onRetry={() => void pages.refetch()} />
  const waits = pages.data.pages.flatMap(({ items }) => items)
  if (waits.length === 0) return <Empty title={words.none} />
  return (
    <>
      <Waits waits={waits} />
      {pages.hasNextPage && (
        <Button variant="subtle" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  )
}

export function Waits({ waits }: { waits: readonly Wait[] }) {
  const { inbox } = useWords()
  const words = useWordsOf(floorWords)
  const format = useFormat()
  return (
    <ul>
      {waits.map(({ conversation: of, since, until, passed }) => (
        <li key={`${of.id} ${since}`} className={css.wait}>
          <Link to="/gesprekken/$conversation" params={{ conversation: of.id }} className={css.link ?? ''}>
            <bdi>{of.contact.name}</bdi> <span className={css.subject}>{of.subject || inbox.noSubject}</span>
          </Link>
          <span className={css.facts}>
            <ChannelMark kind={of.channel.kind} name={of.channel.name} iconOnly />
            <strong>{words.waitedFor(format.duration(Date.parse(until) - Date.parse(since), '< 1 min'))}</strong>
            <span>
              {words.answered} <Moment at={until} />
            </span>
            {passed !== null && <span>{words.aheadOf(passed)}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
