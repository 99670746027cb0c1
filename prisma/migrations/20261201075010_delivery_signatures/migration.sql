-- Who builds a receiver and finds that a signature does not match must see which one was sent.

-- AlterTable
ALTER TABLE "webhook_deliveries" ADD COLUMN "signature" TEXT;
