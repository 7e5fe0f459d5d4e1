"""A Telegram that we did not write, with faults on demand; runs in .tools/emulator: emulator.py PORT

Besides what lo-bot-api-emulator offers: POST /__fixture/faults queues a fault, GET /__fixture/calls tells what the bot
did, texts included. A fault is {"method", "kind": "429"|"403"|"400"|"502"|"hang", "times", "seconds", "chat_id"?}.
"""

from __future__ import annotations

import asyncio
import sys
import time
from typing import Any

from aiohttp import web
from lo_bot_api_emulator import ApiRefusal, LoBotApiEmulator, updates

updates.KINDS |= {"edited_message", "my_chat_member", "channel_post"}

REFUSALS = {
    "403": ("Forbidden: bot was blocked by the user", 403),
    "400": ("Bad Request: can't parse entities: unclosed tag", 400),
    "502": ("Bad Gateway", 502),
}


class FaultyTelegram(LoBotApiEmulator):  # type: ignore[misc]
    """The emulator, with a username, deleteMessages, faults, and a journal that keeps texts."""

    def __init__(self) -> None:
        super().__init__(enable_control=True, allow_insecure_loopback_webhooks=True, max_updates=10_000)
        self.faults: list[dict[str, Any]] = []
        self.calls: list[dict[str, Any]] = []

    def app(self) -> web.Application:
        app = super().app()
        app.router.add_post("/__fixture/faults", self.add_fault)
        app.router.add_get("/__fixture/calls", self.tell_calls)
        return app

    async def add_fault(self, request: web.Request) -> web.Response:
        self.faults.append(await request.json())
        return web.json_response({"ok": True})

    async def tell_calls(self, request: web.Request) -> web.Response:
        return web.json_response(self.calls[int(request.query.get("since", 0)) :])

    def validate(self, method: str, fields: dict[str, Any], uploads: dict[str, Any]) -> Any:
        call = {"method": method, "fields": dict(fields), "files": sorted(uploads), "at": time.time(), "status": 200}
        if method != "getUpdates":
            self.calls.append(call)
        try:
            fault = self.fault(method, fields)
            if fault and fault["kind"] == "429":
                seconds = fault.get("seconds", 1)
                raise ApiRefusal(f"Too Many Requests: retry after {seconds}", 429, {"retry_after": seconds})
            if fault and fault["kind"] in REFUSALS:
                raise ApiRefusal(*REFUSALS[fault["kind"]])
            if method == "deleteMessages":
                return True
            result = super().validate(method, fields, uploads)
        except ApiRefusal as refusal:
            call["status"] = refusal.status
            raise
        if method == "getMe":
            result["username"] = "kith_test_bot"
        if isinstance(result, dict) and "message_id" in result:
            call["message_id"] = result["message_id"]
        if fault and fault["kind"] == "hang":
            call["hangs"] = fault.get("seconds", 5)
        return result

    async def handle(self, request: web.Request) -> web.StreamResponse:
        before = len(self.calls)
        response = await super().handle(request)
        mine = [call for call in self.calls[before:] if call["method"] == request.match_info["method"]]
        if mine and "hangs" in mine[0]:  # it was taken, and the answer gets lost
            await asyncio.sleep(mine[0]["hangs"])
        return response

    def fault(self, method: str, fields: dict[str, Any]) -> dict[str, Any] | None:
        for fault in self.faults:
            chat_id = fault.get("chat_id")
            if fault["method"] == method and (chat_id is None or str(chat_id) == str(fields.get("chat_id"))):
                fault["times"] = fault.get("times", 1) - 1
                if fault["times"] <= 0:
                    self.faults.remove(fault)
                return fault
        return None


if __name__ == "__main__":
    web.run_app(FaultyTelegram().app(), host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)
