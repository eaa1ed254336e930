import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { type Answer, HttpError, json, type Request, type Route, readJson } from '../http'
import type { World } from '../world'
import { tellFate } from './events'
import { readSendRequest } from './request'
import type { Message } from './types'

const LARGEST_BODY = 30 * 1024 * 1024

/** POST /v3/mail/send: accepted with an X-Message-Id, then delivered into the inbox, one mail per personalization. */
export function sendRoutes(world: World): Route[] {
  return [
    { method: 'POST', path: /^\/sendgrid\/v3\/mail\/send$/, run: (request) => sendMail(world, request) },
  ]
}

async function sendMail(world: World, request: Request): Promise<Answer> {
  if (!isAuthorized(world, request)) {
    return problem(401, 'The provided authorization grant is invalid, expired, or revoked')
  }
  if (!/^application\/json\b/i.test(request.raw.headers['content-type'] ?? '')) {
    return problem(415, 'Content-Type should be application/json.')
  }
  const read = readSendRequest(await bodyOf(request))
  if (!read.ok) return json(400, { errors: read.errors })
  const sent = read.request
  const x_message_id = randomBytes(16).toString('base64url')
  const accepted = { 'x-message-id': x_message_id, 'content-type': 'text/plain; charset=utf-8' }
  if (sent.validate_only) return { status: 200, headers: accepted }

  for (const personalization of sent.personalizations) {
    const message: Message = {
      id: randomUUID(),
      x_message_id,
      received_at: new Date().toISOString(),
      from: sent.from,
      reply_to: sent.reply_to,
      ...personalization,
      text: sent.text,
      html: sent.html,
      categories: sent.categories,
      attachments: sent.attachments,
      opened_at: null,
      events: [],
    }
    tellFate(world, message)
    world.state.messages.save(message)
  }
  return { status: 202, headers: accepted }
}

async function bodyOf(request: Request): Promise<unknown> {
  try {
    return await readJson(request, LARGEST_BODY)
  } catch (error) {
    if (!(error instanceof HttpError) || error.answer.status !== 413) throw error
    throw new HttpError(problem(413, 'The payload is larger than 30MB.'))
  }
}

function isAuthorized(world: World, request: Request): boolean {
  const expected = Buffer.from(`Bearer ${world.config.sendgridApiKey}`)
  const given = Buffer.from(request.raw.headers.authorization ?? '')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function problem(status: number, message: string): Answer {
  return json(status, { errors: [{ message, field: null, help: null }] })
}
