using System.Globalization;
using System.Numerics;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl;

/// <summary>C# constants as bits: reset values and memory contents.</summary>
internal static class ConstantBits
{
    /// <summary>The bits of an integer, bool, enum member or signal value at a shape; HDL1004 or HDL1005 when it does not fit.</summary>
    public static BitVector Of(object value, Shape shape) => value switch
    {
        Bit bit => Of(bit.Value ? 1 : 0, shape),
        UInt number => Of((BigInteger)number, shape),
        SInt number => Of((BigInteger)number, shape),
        bool bit => Of(bit ? 1 : 0, shape),
        BigInteger number => Of(number, shape),
        Enum member => Of(BigInteger.Parse(member.ToString("D"), CultureInfo.InvariantCulture), shape),
        IConvertible number => Of(new BigInteger(number.ToDecimal(CultureInfo.InvariantCulture)), shape),
        _ => throw new HdlException("HDL1009",
            $"a {value.GetType().Name} is not a constant that hardware can hold: use an integer, an enum member or a signal value"),
    };

    private static BitVector Of(BigInteger value, Shape shape) => shape.Signed
        ? SInt.Of(value, shape.Width).ToBits()
        : UInt.Of(value, shape.Width).ToBits();
}
