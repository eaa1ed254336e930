import sendgridClient from '@sendgrid/client'
import sendgridMail from '@sendgrid/mail'

export type Mail = Exclude<Parameters<typeof sendgridMail.send>[0], unknown[]>

/** The real client, pointed at the sandbox. */
export function mailClient(base: string, apiKey = 'SG.demo-izinku'): typeof sendgridMail {
  sendgridClient.setApiKey(apiKey)
  sendgridClient.setDefaultRequest('baseUrl', base)
  sendgridMail.setClient(sendgridClient)
  return sendgridMail
}

/** A mail that is right. */
export function mail(change: Partial<Mail> = {}): Mail {
  return {
    to: 'sari@demo.test',
    from: { email: 'halo@izinku.test', name: 'Izinku' },
    subject: 'Izin Anda terbit',
    text: 'Izin Anda terbit: http://127.0.0.1:3000/verify/ABC',
    html: '<html><head></head><body><a href="http://127.0.0.1:3000/verify/ABC?a=1&amp;b=2">Lihat</a></body></html>',
    customArgs: { message_id: 'm-1' },
    ...change,
  } as Mail
}
