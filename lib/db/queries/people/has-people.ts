import { db } from '../../client';

/** Whether anybody can sign in yet. Asked before there is a viewer; it tells nothing about who. */
export async function hasPeople(): Promise<boolean> {
  return (await db().person.findFirst({ select: { id: true } })) !== null;
}
