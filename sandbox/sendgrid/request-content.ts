import { isObject } from '../http'
import type { Problems } from './request-fields'
import type { Attachment } from './types'

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** The bodies of a mail: text/plain first, then text/html, then others; at least one, none empty. */
export function readContent(
  value: unknown,
  problems: Problems,
): { text: string | null; html: string | null } {
  const none = { text: null, html: null }
  if (!Array.isArray(value) || value.length === 0) {
    problems.add(
      'Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block. We typically suggest both text/plain and text/html blocks are included, but only one block is required.',
      'content',
      'message.content',
    )
    return none
  }
  const blocks = value.map((given: unknown, index) => {
    const { type, value: content } = isObject(given) ? given : {}
    if (typeof type !== 'string' || !/^[\w.+-]+\/[\w.+-]+$/.test(type)) {
      problems.add(
        'The content type must be a string at least one character in length.',
        `content.${index}.type`,
        'message.content.type',
      )
    }
    if (typeof content !== 'string' || content === '') {
      problems.add(
        'The content value must be a string at least one character in length.',
        `content.${index}.value`,
        'message.content.value',
      )
    }
    return {
      type: String(typeof type === 'string' ? type : ''),
      value: typeof content === 'string' ? content : '',
    }
  })
  const ranks = blocks.map(({ type }) => (type === 'text/plain' ? 0 : type === 'text/html' ? 1 : 2))
  if (ranks.some((rank, index) => index > 0 && rank < (ranks[index - 1] ?? 0))) {
    problems.add(
      'If present, text/plain and text/html may only be provided once, and the content must be ordered: text/plain, text/html, any others.',
      'content',
      'message.content',
    )
  } else if (ranks.filter((rank) => rank === 0).length > 1 || ranks.filter((rank) => rank === 1).length > 1) {
    problems.add(
      'If present, text/plain and text/html may only be provided once.',
      'content',
      'message.content',
    )
  }
  return {
    text: blocks.find(({ type }) => type === 'text/plain')?.value ?? null,
    html: blocks.find(({ type }) => type === 'text/html')?.value ?? null,
  }
}

export function readAttachments(value: unknown, problems: Problems): Attachment[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    problems.add(`Invalid type. Expected: array, given: ${typeof value}.`, 'attachments')
    return []
  }
  return value.map((given: unknown, index) => {
    const at = `attachments.${index}`
    const { content, filename, type, disposition } = isObject(given) ? given : {}
    if (typeof content !== 'string' || content === '') {
      problems.add('The attachment content is required.', `${at}.content`, 'message.attachments.content')
    } else if (!BASE64.test(content)) {
      problems.add(
        'The attachment content must be base64 encoded.',
        `${at}.content`,
        'message.attachments.content',
      )
    }
    if (typeof filename !== 'string' || filename === '') {
      problems.add('The filename parameter is required.', `${at}.filename`, 'message.attachments.filename')
    }
    const typed = type === undefined || (typeof type === 'string' && /^[\w.+-]+\/[\w.+-]+$/.test(type))
    if (!typed) problems.add('The attachment type is not valid.', `${at}.type`, 'message.attachments.type')
    if (disposition !== undefined && disposition !== 'attachment' && disposition !== 'inline') {
      problems.add(
        'The disposition of your attachment can be either inline or attachment.',
        `${at}.disposition`,
        'message.attachments.disposition',
      )
    }
    return {
      content: typeof content === 'string' ? content : '',
      filename: typeof filename === 'string' ? filename : '',
      type: typed && typeof type === 'string' ? type : 'application/octet-stream',
      disposition: disposition === 'inline' ? 'inline' : 'attachment',
    }
  })
}
