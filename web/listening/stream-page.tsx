/** Luisteren: what is said around us, newest first. A person makes a conversation of what deserves an answer. */
import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { IconEar } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { listListenedPosts } from '../../contract/listening.ts'
import { useChannels } from '../channel/queries.ts'
import { call } from '../kit/call.ts'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { QuietBar } from '../kit/quiet-bar.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { useWords } from '../words/language.tsx'
import { Post } from './post.tsx'
import { fromOf, type Period, periods, type StreamSearch } from './search.ts'
import css from './stream-page.module.css'

const route = getRouteApi('/house/luisteren')
/** How often we look whether something came in; it is said, and what one reads does not move. */
const lookMs = 30_000

export function StreamPage() {
  const { listening } = useWords()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const stream = useStream(search)
  const posts = stream.data?.pages.flatMap(({ items }) => items) ?? []
  const fresh = useFresh(search, posts[0]?.message.id ?? null)
  const { channels } = useChannels()
  const heard = channels.filter(({ kind }) => kind !== 'email')
  const isFiltered = search.kanaal !== undefined || search.periode !== undefined
  return (
    <Page title={listening.title} lead={listening.lead}>
      <div className={css.filters}>
        <NativeSelect
          label={listening.channel}
          value={search.kanaal ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void navigate({ search: ({ kanaal: _, ...kept }) => (value ? { ...kept, kanaal: value } : kept) })
          }
          data={[
            { value: '', label: listening.everywhere },
            ...heard.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <SegmentedControl
          aria-label={listening.period}
          value={search.periode ?? 'all'}
          onChange={(value) =>
            void navigate({
              search: ({ periode: _, ...kept }) => (value === 'all' ? kept : { ...kept, periode: value as Period }),
            })
          }
          data={(['all', ...periods] as const).map((value) => ({ value, label: listening.periods[value] }))}
        />
      </div>
      <QuietBar label={fresh > 0 ? listening.fresh(fresh) : null} toward="up" onOpen={() => void stream.refetch()} />
      {stream.isPending ? (
        <Bones rows={6} shape="line" />
      ) : stream.isError && posts.length === 0 ? (
        <Failed error={stream.error} onRetry={() => void stream.refetch()} />
      ) : posts.length === 0 ? (
        <Nothing filtered={isFiltered} onClear={() => void navigate({ search: {} })} />
      ) : (
        <ol className={css.posts}>
          {posts.map((post) => (
            <Post key={post.message.id} post={post} onOpened={() => void stream.refetch()} />
          ))}
        </ol>
      )}
      {stream.hasNextPage && (
        <div className={css.more}>
          <Button variant="subtle" loading={stream.isFetchingNextPage} onClick={() => void stream.fetchNextPage()}>
            {listening.earlier}
          </Button>
        </div>
      )}
    </Page>
  )
}

const asked = ({ kanaal, periode }: StreamSearch) => ({
  ...(kanaal && { channel: kanaal }),
  ...(periode && { from: fromOf(periode, Date.now()) }),
})

const useStream = (search: StreamSearch) =>
  useInfiniteQuery({
    queryKey: ['stream', search],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      call(listListenedPosts, { ...asked(search), ...(pageParam === null ? {} : { after: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.next,
  })

/** How many came in above the newest that is shown. */
function useFresh(search: StreamSearch, newest: string | null): number {
  const { data } = useQuery({
    queryKey: ['stream-news', search],
    queryFn: ({ signal }) => call(listListenedPosts, { ...asked(search), limit: 20 }, { signal }),
    refetchInterval: lookMs,
    enabled: newest !== null,
  })
  const place = data?.items.findIndex(({ message }) => message.id === newest) ?? 0
  return place === -1 ? (data?.items.length ?? 0) : place
}

function Nothing(props: { filtered: boolean; onClear: () => void }) {
  const { listening } = useWords()
  if (props.filtered)
    return (
      <Empty
        icon={<IconEar stroke={1.5} />}
        title={listening.nothingTitle}
        action={
          <Button variant="default" onClick={props.onClear}>
            {listening.clear}
          </Button>
        }
      >
        {listening.nothingBody}
      </Empty>
    )
  return (
    <Empty
      icon={<IconEar stroke={1.5} />}
      title={listening.emptyTitle}
      action={
        <LinkButton to="/instellingen/kanalen/nieuw/$kind" params={{ kind: 'feed' }} variant="default">
          {listening.emptyAct}
        </LinkButton>
      }
    >
      {listening.emptyBody}
    </Empty>
  )
}
