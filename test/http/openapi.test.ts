import { afterAll, beforeAll, expect, test } from 'vitest'
import { problems } from '../../contract/problem.ts'
import { endpoints } from './endpoints.ts'
import { openHouse, type TestHouse } from './house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

type Operation = {
  operationId: string
  summary: string
  parameters?: { name: string; in: string; required: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: { required?: string[] } }> }
  responses: Record<string, { $ref?: string; description?: string }>
  security: Record<string, string[]>[]
}
type Document = {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
  components: { securitySchemes: object; schemas: object; responses: object }
  'x-problem-codes': object
}

async function read(): Promise<Document> {
  const { status, body } = await house.stranger().ask<Document>('GET', '/api/v1/openapi.json')
  expect(status).toBe(200)
  return body
}

test('the description lists every endpoint of the contract, and nothing else', async () => {
  const { paths } = await read()
  const listed = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const declared = (await endpoints()).map(({ method, path }) => `${method} ${path}`)
  expect(listed.sort()).toEqual(declared.sort())
})

test('it has the shape of OpenAPI 3.1', async () => {
  const document = await read()
  expect(document.openapi).toBe('3.1.0')
  expect(document.info).toMatchObject({ title: 'Samenspraak', version: '0.1.0' })
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => ({ path, ...operation })),
  )
  expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length)
  for (const { path, summary, parameters = [], responses, security } of operations) {
    expect(summary).not.toBe('')
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1])
    const declared = parameters.filter((parameter) => parameter.in === 'path')
    expect(declared.map((parameter) => parameter.name)).toEqual(inPath)
    expect(declared.every((parameter) => parameter.required)).toBe(true)
    expect(Object.keys(responses).some((status) => /^20[0124]$/.test(status))).toBe(true)
    expect(responses.default).toEqual({ $ref: '#/components/responses/Problem' })
    for (const way of security)
      for (const name of Object.keys(way)) expect(document.components.securitySchemes).toHaveProperty(name)
  }
  for (const [, name] of JSON.stringify(document).matchAll(/"#\/components\/(\w+\/\w+)"/g))
    expect(document.components).toHaveProperty((name ?? '').split('/'))
})

test('it describes what goes in and who may ask', async () => {
  const { paths, 'x-problem-codes': codes } = await read()
  const settle = paths['/api/v1/house']?.post
  expect(settle?.security).toEqual([])
  expect(settle?.requestBody?.content['application/json']?.schema.required).toContain('password')
  const queue = paths['/api/v1/conversations']?.get
  expect(queue?.security).toEqual([{ session: [] }, { key: [] }])
  expect(queue?.parameters?.map((parameter) => [parameter.name, parameter.in, parameter.required])).toContainEqual([
    'limit',
    'query',
    false,
  ])
  expect(paths['/api/v1/attachments/{id}']?.get?.responses['200']).toMatchObject({
    content: { 'application/octet-stream': {} },
  })
  expect(codes).toEqual(problems)
})
