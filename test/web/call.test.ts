/** An endpoint of the contract and its input become one address and one body. */
import { expect, test } from 'vitest'
import { listConversations, readConversation, sendReply } from '../../contract/conversation.ts'
import { correctJudgement } from '../../contract/understanding.ts'
import { addressOf } from '../../web/kit/call.ts'
import { id } from './samples.ts'

const conversation = id('conversation', 1)

test('what the path names goes into the path, and cannot leave it', () => {
  expect(addressOf(readConversation, { id: conversation })).toEqual({ url: `/api/v1/conversations/${conversation}` })
  expect(addressOf(readConversation, { id: '../x?y' }).url).toBe('/api/v1/conversations/..%2Fx%3Fy')
})

test('what the query names goes into the query, and what is left out stays out', () => {
  const { url, body } = addressOf(listConversations, { state: 'open', limit: 50, after: undefined })
  expect(url).toBe('/api/v1/conversations?state=open&limit=50')
  expect(body).toBeUndefined()
})

test('the rest is the body', () => {
  const { url, body } = addressOf(sendReply, { id: conversation, text: 'Dag', said: 2, key: 'sleutel-1' })
  expect(url).toBe(`/api/v1/conversations/${conversation}/replies`)
  expect(JSON.parse(body ?? '')).toEqual({ text: 'Dag', said: 2, key: 'sleutel-1' })
})

test('a body may be one of several shapes', () => {
  const { body } = addressOf(correctJudgement, { id: conversation, aspect: 'sentiment', value: 'negative' })
  expect(JSON.parse(body ?? '')).toEqual({ aspect: 'sentiment', value: 'negative' })
})
