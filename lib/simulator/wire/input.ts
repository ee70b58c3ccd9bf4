import { AwsError, commonFault } from './aws-error';
import type { ServiceId } from './services';

interface Range {
  min?: number;
  max?: number;
}

/** The members of one request, whatever protocol carried them; reading one checks it. */
export class Input {
  private readonly service: ServiceId;
  private readonly fields: ReadonlyMap<string, unknown>;
  /** Query protocols: everything is text, and a list is `Name.member.N` or, for EC2, `Name.N`. */
  private readonly flat: '.member' | '' | null;

  constructor(service: ServiceId, fields: ReadonlyMap<string, unknown>, flat: '.member' | '' | null = null) {
    this.service = service;
    this.fields = fields;
    this.flat = flat;
  }

  text(name: string, length: Range = {}): string | undefined {
    const value = this.fields.get(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') throw this.refuse(`${name} must be a string`);
    const { min = 0, max = Number.POSITIVE_INFINITY } = length;
    if (value.length < min) throw this.constraint(name, value, `length greater than or equal to ${min}`);
    if (value.length > max) throw this.constraint(name, value, `length less than or equal to ${max}`);
    return value;
  }

  required(name: string, length: Range = { min: 1 }): string {
    const value = this.text(name, length);
    if (value === undefined) {
      throw this.refuse(
        `1 validation error detected: Value null at '${lowerFirst(name)}' failed to satisfy constraint: Member must not be null`,
      );
    }
    return value;
  }

  oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const found = allowed.find((one) => one === value);
    if (!found) throw this.constraint(name, value, `enum value set: [${allowed.join(', ')}]`);
    return found;
  }

  /** Recorded: query integers may be `01` or `+1`; anything else is MalformedInput. */
  integer(name: string, range: Range): number | undefined {
    const raw = this.fields.get(name);
    if (raw === undefined || raw === null) return undefined;
    if (typeof raw === 'string' && !/^\+?\d+$/.test(raw)) throw malformed(raw);
    const value = typeof raw === 'string' ? Number(raw) : raw;
    if (typeof value !== 'number' || !Number.isInteger(value))
      throw this.refuse(`${name} must be an integer`);
    const { min = 0, max = Number.POSITIVE_INFINITY } = range;
    if (value < min) throw this.constraint(name, String(value), `value greater than or equal to ${min}`);
    if (value > max) throw this.constraint(name, String(value), `value less than or equal to ${max}`);
    return value;
  }

  flag(name: string): boolean | undefined {
    const raw = this.fields.get(name);
    if (raw === undefined || raw === null) return undefined;
    if (typeof raw === 'boolean') return raw;
    if (raw === 'true' || raw === '1') return true;
    if (raw === 'false' || raw === '0') return false;
    throw malformed(String(raw));
  }

  texts(name: string): string[] {
    if (this.flat === null) {
      const value = this.fields.get(name);
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
    }
    const items: string[] = [];
    const prefix = `${name}${this.flat}`;
    for (let index = 1; this.fields.has(`${prefix}.${index}`); index += 1) {
      items.push(String(this.fields.get(`${prefix}.${index}`)));
    }
    return items;
  }

  /** A member that is itself a structure or map (JSON protocols). */
  structure(name: string): Record<string, unknown> | undefined {
    const value = this.fields.get(name);
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value))
      : undefined;
  }

  private constraint(name: string, value: string, rule: string): AwsError {
    return this.refuse(
      `1 validation error detected: Value '${value.slice(0, 100)}' at '${lowerFirst(name)}' failed to satisfy constraint: Member must have ${rule}`.replace(
        'must have enum value set',
        'must satisfy enum value set',
      ),
    );
  }

  private refuse(message: string): AwsError {
    return commonFault(this.service, 'invalid-input', message);
  }
}

function malformed(raw: string): AwsError {
  return new AwsError('MalformedInput', `Invalid value ${raw.slice(0, 100)}`, { status: 400 });
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
