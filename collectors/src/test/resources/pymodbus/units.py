"""Two Modbus units served by pymodbus. Arguments: the port, and the framing, tcp or rtu. Prints "ready"
when it listens."""
import asyncio
import struct
import sys

from pymodbus.device import ModbusDeviceIdentification
from pymodbus.datastore import ModbusServerContext, ModbusSlaveContext, ModbusSparseDataBlock
from pymodbus.server.async_io import ModbusTcpServer
from pymodbus.transaction import ModbusRtuFramer, ModbusSocketFramer


def words(layout, value):
    data = struct.pack(layout, value)
    return [int.from_bytes(data[i:i + 2], "big") for i in range(0, len(data), 2)]


holding = {}
for start, values in {
    0: words(">H", 65535),
    1: words(">h", -123),
    2: words(">I", 3_000_000_000),
    4: words(">f", 49.98),
    6: list(reversed(words(">i", -70_000))),
    8: words(">Q", 12_345_678_901),
    12: words(">H", 0b0100),
    20: [int.from_bytes(part, "big") for part in (b"Ac", b"me", b" M", b"3\0")],
}.items():
    for i, word in enumerate(values):
        holding[start + i] = word
several = {i: 1000 + i for i in range(300)}
bits = {i: i % 3 == 0 for i in range(40)}

first = ModbusSlaveContext(
    hr=ModbusSparseDataBlock(holding),
    ir=ModbusSparseDataBlock(several),
    co=ModbusSparseDataBlock(bits),
    di=ModbusSparseDataBlock({i: not on for i, on in bits.items()}),
    zero_mode=True)
second = ModbusSlaveContext(hr=ModbusSparseDataBlock({0: 7}), zero_mode=True)


async def main():
    server = ModbusTcpServer(
        ModbusServerContext(slaves={1: first, 2: second}, single=False),
        identity=ModbusDeviceIdentification(info_name={
            "VendorName": "Acme", "ProductCode": "M3", "MajorMinorRevision": "1.4",
            "VendorUrl": "http://acme.example", "ProductName": "Meter", "ModelName": "M3-X"}),
        framer=ModbusRtuFramer if sys.argv[2] == "rtu" else ModbusSocketFramer,
        address=("127.0.0.1", int(sys.argv[1])))
    serving = asyncio.ensure_future(server.serve_forever())
    await server.serving
    print("ready", flush=True)
    await serving


asyncio.run(main())
