/** Luisteren: what is said around us, newest first. A person makes a conversation of what deserves an answer. */
import { Button, Switch } from '@mantine/core'
import { IconEar } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { mostExported } from '../../contract/term.ts'
import { useChannels } from '../channel/queries.ts'
import { useCorrectKey } from '../judgement/correcting.ts'
import { useKeys } from '../kit/keys.ts'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { QuietBar } from '../kit/quiet-bar.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { useMay } from '../organisation/session.ts'
import { useTermGroups } from '../term/queries.ts'
import { useViews } from '../view/queries.ts'
import { useFormat, useWords, useWordsOf } from '../words/language.tsx'
import { listeningWords } from '../words/listening.ts'
import { Filters } from './filters.tsx'
import { Groups } from './groups.tsx'
import { Judging } from './judging.tsx'
import { useStreamView } from './keep-stream.tsx'
import { Post } from './post.tsx'
import { exportAddress, useFresh, useStream } from './queries.ts'
import { isNarrowed, type StreamSearch } from './search.ts'
import css from './stream-page.module.css'
import { useStreamCommands } from './use-stream-commands.tsx'
import { useWalking } from './use-walking.ts'
import { Volume } from './volume.tsx'

const route = getRouteApi('/house/luisteren')

export function StreamPage() {
  const { listening } = useWords()
  const words = useWordsOf(listeningWords)
  const { groep, weg } = route.useSearch()
  const { groups } = useTermGroups()
  const group = groups.find(({ id }) => id === groep)
  const view = useStreamView()
  const { streams } = useViews()
  const beside = groups.length + streams.length > 0
  return (
    <Page
      title={view?.name ?? group?.name ?? listening.title}
      lead={listening.lead}
      wide
      actions={
        <>
          {group && (
            <LinkButton to="/kringen" search={{ groep: group.id }} variant="subtle">
              {words.circles}
            </LinkButton>
          )}
          <LinkButton to="/luisteren/zoektermen" variant="default">
            {words.terms}
          </LinkButton>
        </>
      }
    >
      <div className={css.page} data-groups={beside}>
        {beside && <Groups groups={groups} chosen={group?.id} />}
        <div>
          {group && !weg && <Volume key={group.id} group={group} />}
          <Filters />
          <Stream key={`${group?.id ?? ''} ${weg ?? false}`} />
        </div>
      </div>
    </Page>
  )
}

function Stream() {
  const { listening } = useWords()
  const format = useFormat()
  const words = useWordsOf(listeningWords)
  const search = route.useSearch()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [following, setFollowing] = useState(false)
  const mayJudge = useMay('conversation.answer') && search.groep !== undefined
  const queries = useQueryClient()
  const stream = useStream(search)
  const posts = stream.data?.pages.flatMap(({ items }) => items) ?? []
  const ids = posts.map(({ message }) => message.id)
  const fresh = useFresh(search, ids, stream.dataUpdatedAt)
  const { refetch } = stream
  useEffect(() => {
    if (following && fresh > 0) void refetch()
  }, [following, fresh, refetch])
  const list = useRef<HTMLOListElement>(null)
  const more = () => {
    if (stream.hasNextPage && !stream.isFetchingNextPage) void stream.fetchNextPage()
  }
  const walking = useWalking(list, ids, more)
  useKeys({ n: () => void refetch(), p: () => setFollowing(!following) }, posts.length > 0)
  useStreamCommands(walking.press)
  useCorrectKey(
    posts.map(({ message }) => message),
    'newest first',
  )
  const choose = (id: string) => (wanted: boolean) =>
    setChosen((before) => {
      const next = new Set(before)
      if (wanted) next.add(id)
      else next.delete(id)
      return next
    })
  const done = () => {
    setChosen(new Set())
    // What left this list stands in another.
    queries.removeQueries({ queryKey: ['stream'], type: 'inactive' })
    void refetch()
  }
  return (
    <>
      {posts.length > 0 && (
        <Switch
          className={css.follow ?? ''}
          checked={following}
          onChange={(event) => setFollowing(event.currentTarget.checked)}
          label={words.live}
          description={words.liveHelp}
        />
      )}
      {posts.length > 0 && (
        <p className={css.note}>
          {words.many(posts.length, format.number(posts.length), stream.hasNextPage)}
          {search.weg && `. ${words.asideNote}`}
          {search.groep && (
            <Button
              component="a"
              href={exportAddress(search.groep, search)}
              download
              variant="subtle"
              size="compact-sm"
              title={words.exportHelp(format.number(mostExported))}
            >
              {words.export}
            </Button>
          )}
        </p>
      )}
      <QuietBar
        label={fresh > 0 && !following ? listening.fresh(fresh) : null}
        toward="up"
        onOpen={() => void refetch()}
      />
      {search.groep && mayJudge && (
        <Judging
          key={JSON.stringify(search)}
          group={search.groep}
          chosen={[...chosen]}
          aside={search.weg ?? false}
          current={walking.current}
          onDone={done}
        />
      )}
      {stream.isPending ? (
        <Bones rows={6} shape="line" />
      ) : stream.isError && posts.length === 0 ? (
        <Failed error={stream.error} onRetry={() => void refetch()} />
      ) : posts.length === 0 ? (
        <Nothing />
      ) : (
        <ol ref={list} className={css.posts}>
          {posts.map((post) => (
            <Post
              key={post.message.id}
              post={post}
              onOpened={() => void refetch()}
              onFocus={() => walking.onFocus(post.message.id)}
              {...(mayJudge && { chosen: chosen.has(post.message.id), onChoose: choose(post.message.id) })}
            />
          ))}
        </ol>
      )}
      {stream.hasNextPage && (
        <div className={css.more}>
          <Button variant="subtle" loading={stream.isFetchingNextPage} onClick={more}>
            {listening.earlier}
          </Button>
        </div>
      )}
    </>
  )
}

/** Nothing to hear: because of how it is narrowed down, because there are no terms, or because nobody listens anywhere yet. */
function Nothing() {
  const { listening } = useWords()
  const words = useWordsOf(listeningWords)
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { groups } = useTermGroups()
  const { channels } = useChannels()
  const empty = (title: string, body: string, action?: ReactNode) => (
    <Empty icon={<IconEar stroke={1.5} />} title={title} action={action}>
      {body}
    </Empty>
  )
  const listens = channels.some(({ kind }) => kind !== 'email' && kind !== 'phone' && kind !== 'offline')
  if (search.weg && isBare(search)) return empty(words.asideNone, words.asideNoneBody)
  if (isNarrowed(search) || search.periode)
    return empty(
      listening.nothingTitle,
      listening.nothingBody,
      <Button variant="default" onClick={() => void navigate({ search: search.groep ? { groep: search.groep } : {} })}>
        {listening.clear}
      </Button>,
    )
  if (search.groep) return empty(words.quietTitle, words.quietBody)
  if (listens && groups.length === 0)
    return empty(
      words.noTermsTitle,
      words.noTermsBody,
      <LinkButton to="/luisteren/zoektermen" variant="default">
        {words.toTerms}
      </LinkButton>,
    )
  return empty(
    listening.emptyTitle,
    listening.emptyBody,
    <LinkButton to="/instellingen/kanalen" variant="default">
      {listening.emptyAct}
    </LinkButton>,
  )
}

/** Nothing is chosen but the group and what was put aside. */
const isBare = ({ groep: _, weg: __, ...rest }: StreamSearch): boolean => Object.keys(rest).length === 0
