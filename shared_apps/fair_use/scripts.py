"""What Redis does in one step, by its own clock: the processes that ask need not agree on the time."""

ADMIT = """
local clock = redis.call('TIME')
local now = tonumber(clock[1]) + tonumber(clock[2]) / 1000000
local holder, at_once = ARGV[1], tonumber(ARGV[2])
local seconds, per_minute = tonumber(ARGV[3]), tonumber(ARGV[4])

redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if redis.call('ZCARD', KEYS[1]) >= at_once and not redis.call('ZSCORE', KEYS[1], holder) then
  return {0, 1, 1}
end

if per_minute == 0 then
  return {0, 0, 60}
elseif per_minute > 0 then
  local kept = redis.call('HMGET', KEYS[2], 'tokens', 'at')
  local tokens = tonumber(kept[1]) or per_minute
  local passed = math.max(0, now - (tonumber(kept[2]) or now))
  tokens = math.min(per_minute, tokens + passed * per_minute / 60)
  if tokens < 1 then
    return {0, 0, math.max(1, math.ceil((1 - tokens) * 60 / per_minute))}
  end
  redis.call('HSET', KEYS[2], 'tokens', string.format('%.6f', tokens - 1), 'at', string.format('%.6f', now))
  redis.call('EXPIRE', KEYS[2], 120)
end

redis.call('ZADD', KEYS[1], now + seconds, holder)
redis.call('EXPIRE', KEYS[1], seconds + 60)
if ARGV[5] ~= '' then
  redis.call('HINCRBY', KEYS[3], ARGV[5], 1)
  redis.call('EXPIRE', KEYS[3], 864000)
end
return {1, 0, 0}
"""
"""KEYS: places, rate, the day's counts. ARGV: holder, places at once, seconds a place lasts, requests a minute (-1: any
number), whom to count it for (empty: nobody).

Answers admitted, crowded, seconds to wait. The bucket holds a minute's requests, so a burst of that many passes.
A place is a member of a sorted set whose score is the moment at which it ends. Who is refused takes nothing.
"""
