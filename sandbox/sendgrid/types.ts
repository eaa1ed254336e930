export type Address = { email: string; name: string | null }

export type Attachment = { filename: string; type: string; content: string; disposition: string }

export type Event = { sg_event_id: string; event: string; email: string; at: string; reason: string | null }

/** One mail as its recipients get it: a personalization of a send. */
export type Message = {
  id: string
  /** The X-Message-Id of the send it came with. */
  x_message_id: string
  received_at: string
  from: Address
  to: Address[]
  cc: Address[]
  bcc: Address[]
  reply_to: Address[]
  subject: string
  text: string | null
  html: string | null
  headers: Record<string, string>
  categories: string[]
  custom_args: Record<string, string>
  attachments: Attachment[]
  opened_at: string | null
  events: Event[]
}
