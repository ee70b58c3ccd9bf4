import { afterAll } from 'vitest';
import { createTestDatabase } from './test-database';

// Runs before a test file's imports: whatever opens a pool from the environment gets this database.
const database = await createTestDatabase();
process.env.DATABASE_URL = database.url;

afterAll(() => database.drop());
