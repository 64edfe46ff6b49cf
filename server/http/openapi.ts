/** The contract as OpenAPI 3.1, for people and programs that build on us. */
import * as z from 'zod/mini'
import { type Endpoint, permissions, problem } from '../../contract/endpoint.ts'
import { scopes } from '../../contract/organisation.ts'
import { problems } from '../../contract/problem.ts'

type Json = Record<string, unknown>
type Schema = Endpoint['body']

/** @param endpoints everything that is mounted */
export function openApi(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Samenspraak',
      version,
      description: 'Every answer that is not a success is a problem (RFC 9457) with a stable `code`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      responses: { Problem: problemResponse },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'samenspraak.session_token',
          description: 'For browsers. What changes something also needs the header `x-samenspraak: 1`.',
        },
        key: { type: 'http', scheme: 'bearer', description: 'An API key (`ss_…`), made in the settings.' },
      },
    },
    'x-problem-codes': problems,
    'x-permissions': permissions,
  }
}

const problemResponse = {
  description: 'What went wrong, in words and as a code',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

function operation(endpoint: Endpoint): Json {
  const { method, path, summary, needs, status } = endpoint
  const body = schemaOf(endpoint.body, 'input')
  const parameters = [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')]
  return {
    operationId: operationId(method, path),
    summary,
    tags: [path.split('/')[3]],
    security: securityOf(endpoint),
    ...(needs === 'public' || needs === 'self' ? {} : { 'x-permission': needs }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(isEmpty(body) ? {} : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: { [status]: answerOf(endpoint), default: { $ref: '#/components/responses/Problem' } },
  }
}

function answerOf({ answer, produces, status }: Endpoint): Json {
  const description = status === 204 ? 'Done' : 'The answer'
  if (produces) return { description, content: { [produces]: {} } }
  return status === 204
    ? { description }
    : { description, content: { 'application/json': { schema: schemaOf(answer, 'output') } } }
}

function securityOf({ needs }: Endpoint): Json[] {
  if (needs === 'public') return []
  const forPrograms = (scopes as readonly string[]).includes(needs)
  return forPrograms ? [{ session: [] }, { key: [] }] : [{ session: [] }]
}

function parametersOf(schema: Schema, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

function schemaOf(schema: Schema, io: 'input' | 'output'): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

function isEmpty(schema: Json): boolean {
  return schema.type === 'object' && Object.keys((schema.properties as Json | undefined) ?? {}).length === 0
}

/** `PATCH /api/v1/agents/{id}` is `patchAgentsId`. */
function operationId(method: string, path: string): string {
  const words = path
    .split(/[/{}-]+/)
    .slice(3)
    .filter(Boolean)
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}
