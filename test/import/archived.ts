/** What networks hand over of an account that is invented: Twitter's archive, Mastodon's export. */
import type { Packed } from './packing.ts'

export const script = (name: string, list: unknown[]) => `window.YTD.${name}.part0 = ${JSON.stringify(list, null, 2)}`
const tweet = (id: string, full_text: string, more: object = {}) => ({
  tweet: {
    id_str: id,
    full_text,
    created_at: 'Tue Mar 04 20:11:10 +0000 2014',
    lang: 'nl',
    entities: { urls: [], user_mentions: [] },
    ...more,
  },
})
const bram = {
  in_reply_to_status_id_str: '7001',
  in_reply_to_user_id_str: '88',
  in_reply_to_screen_name: 'bramdw',
  entities: {
    urls: [{ url: 'https://t.co/x1', expanded_url: 'https://vonkenvezel.example/storing' }],
    user_mentions: [{ id_str: '88', screen_name: 'bramdw', name: 'Bram de Wit' }],
  },
}
export const long =
  'Aan iedereen in de Lindewijk: we weten hoe lang het duurt en waarom het deze keer later werd dan we hadden gezegd.'
export const ofTwitter: Packed = {
  'data/account.js': script('account', [
    { account: { accountId: '55', username: 'vonkenvezel', accountDisplayName: 'Vonk & Vezel', email: 'x@y.example' } },
  ]),
  'data/tweets.js': script('tweets', [
    tweet('9001', 'De storing in de Lindewijk is voorbij. Dank voor jullie geduld &amp; sorry'),
    tweet('9002', '@bramdw Monteur is onderweg, volg het op https://t.co/x1', bram),
    tweet('9003', '@bramdw Hij is er nu', { ...bram, created_at: 'Tue Mar 04 21:00:00 +0000 2014' }),
    tweet('9004', 'RT @lindeveen: Wat een storing'),
    tweet('9005', 'Kapot', { created_at: 'ooit' }),
  ]),
  'data/tweets-part1.js': script('tweets', [
    tweet('9006', `${long.slice(0, 80)}… https://t.co/zz`, { created_at: 'Wed Mar 05 08:00:00 +0000 2014' }),
    { tweet: { full_text: 'geen id' } },
  ]),
  'data/note-tweet.js': script('note_tweet', [
    { noteTweet: { noteTweetId: '1', createdAt: '2014-03-05T08:00:00.000Z', core: { text: long } } },
  ]),
  'data/direct-messages.js': script('direct_messages', [
    {
      dmConversation: {
        conversationId: '55-99',
        messages: [
          {
            messageCreate: {
              id: '2',
              senderId: '55',
              recipientId: '99',
              text: 'We bellen je',
              createdAt: '2014-03-06T10:05:00.000Z',
            },
          },
          {
            messageCreate: {
              id: '1',
              senderId: '99',
              recipientId: '55',
              text: 'Mijn nummer is veranderd',
              createdAt: '2014-03-06T10:00:00.000Z',
            },
          },
          { reactionCreate: {} },
        ],
      },
    },
  ]),
  'data/follower.js': script('follower', [{ follower: { accountId: '88' } }]),
  'data/tweets_media/9001.jpg': 'geen beeld',
}

export const me = 'https://social.example/users/vonkenvezel'
const everybody = 'https://www.w3.org/ns/activitystreams#Public'
export const note = (n: number, more: object = {}) => ({
  id: `${me}/statuses/${n}/activity`,
  type: 'Create',
  actor: me,
  published: '2022-11-01T10:00:00Z',
  to: [everybody],
  object: {
    id: `${me}/statuses/${n}`,
    type: 'Note',
    attributedTo: me,
    published: `2022-11-01T10:0${n}:00Z`,
    to: [everybody],
    cc: [`${me}/followers`],
    content: `<p>Bericht ${n}</p><script>alert(1)</script><p>Tweede &amp; laatste</p>`,
    ...more,
  },
})
const lotte = { type: 'Mention', href: 'https://elders.example/users/lotte', name: '@lotte@elders.example' }
export const ofMastodon: Packed = {
  'media_attachments/1.png': Buffer.alloc(3000, 1),
  'outbox.json': JSON.stringify({
    '@context': ['https://www.w3.org/ns/activitystreams', { sensitive: 'as:sensitive' }],
    id: 'outbox.json',
    type: 'OrderedCollection',
    totalItems: 5,
    orderedItems: [
      note(1, { replies: { type: 'Collection', first: { type: 'CollectionPage', items: [] } } }),
      note(2, { inReplyTo: 'https://elders.example/n/4', tag: [lotte], to: [lotte.href], cc: [everybody] }),
      note(3, { to: [lotte.href], cc: [], tag: [lotte] }),
      { id: 'https://social.example/a/1', type: 'Announce', actor: me, object: 'https://elders.example/n/1' },
      { ...note(4), object: { ...note(4).object, content: '' } },
    ],
  }),
  'actor.json': JSON.stringify({
    id: me,
    type: 'Organization',
    name: 'Vonk & Vezel',
    preferredUsername: 'vonkenvezel',
    followers: `${me}/followers`,
  }),
}
