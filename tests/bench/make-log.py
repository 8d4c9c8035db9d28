#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes logs to measure the scanner with, always the same ones.

Usage: make-log.py log|dense CATALOG MEGABYTES OUTPUT

`log` is that of a service that talks to an IoT platform: 1 line in 100 holds a code, others hold hosts, topics and the
words that codes begin with. `dense` has codes in most lines, whole, cut short, glued, in capitals, and look-alikes."""
import json
import random
import sys

kind, catalog, megabytes, output = sys.argv[1:]
codes = [entry["code"] for entry in json.load(open(catalog, encoding="utf-8"))["entries"]]
rand = random.Random(7)
hexa = "0123456789ABCDEF"


def request_id():
    return "-".join("".join(rand.choices(hexa, k=n)) for n in (8, 4, 4, 4, 12))


def stamp():
    return f"2025-09-{rand.randint(1, 30):02}T{rand.randint(0, 23):02}:{rand.randint(0, 59):02}:{rand.randint(0, 59):02}.{rand.randint(0, 999):03}+08:00"


PLAIN = [
    lambda: f"{stamp()}  INFO 1 --- [nio-8080-exec-{rand.randint(1, 99)}] c.e.iot.gateway.DeviceController : query device productKey=a1{rand.randint(0, 9**9)} deviceName=sensor-{rand.randint(0, 9999)} cost={rand.randint(1, 900)}ms",
    lambda: f"{stamp()} DEBUG 1 --- [mqtt-call-{rand.randint(1, 9)}] o.e.p.c.m.internal.ClientState : sent PINGREQ to a1b2c3.iot-as-mqtt.cn-shanghai.aliyuncs.com:1883 pending={rand.randint(0, 40)}",
    lambda: f"{stamp()}  INFO 1 --- [scheduling-1] c.e.iot.job.SyncTask : synced {rand.randint(1, 5000)} devices in {rand.randint(1, 90)} s, next run in 300 s",
    lambda: f'10.0.{rand.randint(0, 255)}.{rand.randint(0, 255)} - - [{stamp()}] "POST /api/v1/devices/{rand.randint(1, 99999)}/properties HTTP/1.1" 200 {rand.randint(90, 9000)} "-" "okhttp/4.9.3" {rand.random():.3f}',
    lambda: f'{{"level":"info","ts":{rand.randint(1757000000, 1759000000)}.{rand.randint(0, 999)},"caller":"iot/consumer.go:{rand.randint(20, 300)}","msg":"message received","topic":"/sys/a1X/sensor-{rand.randint(0, 9999)}/thing/event/property/post","bytes":{rand.randint(20, 2000)}}}',
    lambda: f"{stamp()}  WARN 1 --- [pool-2-thread-{rand.randint(1, 8)}] c.e.iot.rule.Engine : invalid payload from device sensor-{rand.randint(0, 9999)}, dropped; id={rand.randint(0, 9**12)}",
    lambda: f"{stamp()}  INFO 1 --- [nio-8080-exec-{rand.randint(1, 99)}] c.e.iot.gateway.Client : GET https://iot.cn-shanghai.aliyuncs.com/?Action=QueryDeviceDetail RequestId={request_id()} 200 in {rand.randint(10, 300)} ms",
    lambda: f"\tat com.example.iot.gateway.DeviceService.lambda$query${rand.randint(0, 9)}(DeviceService.java:{rand.randint(20, 900)})",
]
ERRORS = [
    lambda code: f'{stamp()} ERROR 1 --- [nio-8080-exec-{rand.randint(1, 99)}] c.e.iot.gateway.Client : call failed: {{"RequestId":"{request_id()}","Success":false,"Code":"{code}","ErrorMessage":"see the catalog"}}',
    lambda code: f"com.aliyuncs.exceptions.ClientException: {code} : see the catalog\r\nRequestId : {request_id()}\r",
    lambda code: f"{stamp()} [ERROR] HTTP Status: 403 Error:{code} see the catalog RequestID: {request_id()}",
]
NEAR = [
    lambda code: code,
    lambda code: code.upper(),
    lambda code: code[:-2],
    lambda code: code + "s",
    lambda code: "com." + code.lower(),
    lambda code: code[: code.rfind(".") + 1] + "online",
    lambda code: "iot.cn-shanghai.aliyuncs.com",
    lambda code: f'"Code":"{code}"',
]


def log():
    for number in range(100):
        yield rand.choice(ERRORS)(rand.choice(codes)) if number == 57 else rand.choice(PLAIN)()


def dense():
    for _ in range(100):
        yield f"{stamp()} " + " ".join(rand.choice(NEAR)(rand.choice(codes)) for _ in range(3))


# A few megabytes of different lines, again and again: Python is slow, and a matcher does not remember them.
lines = log if kind == "log" else dense
block = []
while sum(map(len, block)) < 8_000_000:
    block.append("\n".join(lines()) + "\n")
data = "".join(block).encode()
with open(output, "wb") as out:
    for _ in range(-(-int(megabytes) * 1_000_000 // len(data))):
        out.write(data)
