using System.Reflection;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Hardware.Hdl.Lowered;

namespace Hardware.Hdl.Model.Code;

/// <summary>Writes vector operations as calls of the run time's intrinsics, of 128, 256 or 512 bits; lanes are unsigned words.</summary>
internal sealed class Vectors
{
    private readonly Dictionary<(string, Type, int, Type?), MethodInfo> _known = [];

    /// <summary>Widest vector to use: what the options or HW_VECTOR say, or what the machine has; 0 for none.</summary>
    public static int WidestBits(ModelOptions options)
    {
        if (options.VectorBits is { } bits)
            return bits;
        return Environment.GetEnvironmentVariable("HW_VECTOR") switch
        {
            "512" => 512,
            "256" => 256,
            "128" => 128,
            "0" => 0,
            _ => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0,
        };
    }

    /// <summary>An operation of one or two vectors of one type, by its name in <see cref="Vector512"/>.</summary>
    public CodeExpr Operation(string name, CodeExpr a, CodeExpr? b = null) => b is null
        ? new Call(Generic(name, a.Type, 1), a.Type, a)
        : new Call(Generic(name, a.Type, 2), a.Type, a, b);

    /// <summary>Lanes of <paramref name="a"/> where the mask's lane is all ones, else of <paramref name="b"/>.</summary>
    public CodeExpr Select(CodeExpr mask, CodeExpr a, CodeExpr b) =>
        new Call(Generic(nameof(Vector512.ConditionalSelect), a.Type, 3), a.Type, mask, a, b);

    /// <summary>The same by an instruction that takes its mask from a mask register where the machine has those: one mask then serves many
    /// choices.</summary>
    public CodeExpr Blend(CodeExpr mask, CodeExpr a, CodeExpr b)
    {
        var type = a.Type;
        return Masking(type) is { } set ? new Call(set.GetMethod("BlendVariable", [type.Clr, type.Clr, type.Clr])!, type, b, a, mask)
            : Select(mask, a, b);
    }

    /// <summary>All ones in the lanes in which two vectors have a bit in common.</summary>
    public CodeExpr Meet(CodeExpr a, CodeExpr b)
    {
        var type = a.Type;
        var (common, zero) = (Operation("BitwiseAnd", a, b), Broadcast(type, new Literal(CodeType.Word(type.Lane!.Bits), 0)));
        // The JIT makes one test of either.
        return Masking(type) is { } set ? new Call(set.GetMethod("CompareNotEqual", [type.Clr, type.Clr])!, type, common, zero)
            : Operation("OnesComplement", Operation("Equals", common, zero));
    }

    /// <summary>Stores a vector; of one that keeps what is in memory in some lanes, only the others, where the machine can.</summary>
    public CodeStmt Store(CodeType type, Address place, CodeExpr value)
    {
        var (mask, next, old) = value switch
        {
            Call { Method.Name: "BlendVariable", Arguments: [var b, var a, var blend] } => (blend, a, b),
            Call { Method.Name: nameof(Vector512.ConditionalSelect), Arguments: [var select, var a, var b] } => (select, a, b),
            _ => (value, value, value),
        };
        if (old is Load load && load.Address == place && Masking(value.Type) is { } set)
        {
            var pointer = value.Type.Lane!.Clr.MakePointerType();
            return new CallStatement(new Call(set.GetMethod("MaskStore", [pointer, value.Type.Clr, value.Type.Clr])!, CodeType.Pointer,
                new AddressOf(place), mask, next));
        }
        return new Store(type, place, value);
    }

    /// <summary>The instructions of a vector with mask registers; null where the machine has none.</summary>
    private static Type? Masking(CodeType type) => type.Lane!.Bits < 32
        ? !Avx512BW.VL.IsSupported ? null : type.Bits == 512 ? typeof(Avx512BW) : typeof(Avx512BW.VL)
        : !Avx512F.VL.IsSupported ? null : type.Bits == 512 ? typeof(Avx512F) : typeof(Avx512F.VL);

    /// <summary>A word in every lane.</summary>
    public CodeExpr Broadcast(CodeType type, CodeExpr word)
    {
        var argument = type.Lane!.Clr;
        var method = Of(type, nameof(Vector512.Create), m => !m.IsGenericMethod && m.GetParameters() is [var p]
            && p.ParameterType == argument, argument);
        return new Call(method, type, word);
    }

    /// <summary>All lanes shifted by a constant.</summary>
    public CodeExpr Shift(string name, CodeExpr a, int amount)
    {
        if (amount == 0)
            return a;
        var vector = name == nameof(Vector512.ShiftRightArithmetic) ? Signed(a) : a;
        var clr = name == nameof(Vector512.ShiftRightArithmetic) ? SignedClr(a.Type) : a.Type.Clr;
        var method = Of(a.Type, name, m => !m.IsGenericMethod && m.GetParameters()[0].ParameterType == clr, clr);
        CodeExpr shifted = new Call(method, a.Type, vector, new Literal(CodeType.UInt32, (ulong)amount));
        return clr == a.Type.Clr ? shifted : Unsigned(shifted, a.Type);
    }

    /// <summary>All ones where <paramref name="a"/> is less.</summary>
    public CodeExpr Less(CodeExpr a, CodeExpr b, bool signed)
    {
        if (!signed)
            return Operation(nameof(Vector512.LessThan), a, b);
        var lane = SignedLane(a.Type);
        var method = Of(a.Type, nameof(Vector512.LessThan), m => m.IsGenericMethod, lane).MakeGenericMethod(lane);
        return Unsigned(new Call(method, a.Type, Signed(a), Signed(b)), a.Type);
    }

    /// <summary>The lanes of two vectors combined.</summary>
    public CodeExpr Combine(LaneReduction reduction, CodeExpr a, CodeExpr b)
    {
        var name = reduction switch
        {
            LaneReduction.And => nameof(Vector512.BitwiseAnd),
            LaneReduction.Or => nameof(Vector512.BitwiseOr),
            LaneReduction.Xor => nameof(Vector512.Xor),
            LaneReduction.Add => nameof(Vector512.Add),
            LaneReduction.MinUnsigned or LaneReduction.MinSigned => nameof(Vector512.Min),
            _ => nameof(Vector512.Max),
        };
        if (!LaneReducer.IsSigned(reduction))
            return Operation(name, a, b);
        var lane = SignedLane(a.Type);
        var method = Of(a.Type, name, m => m.IsGenericMethod && m.GetParameters().Length == 2, lane).MakeGenericMethod(lane);
        return Unsigned(new Call(method, a.Type, Signed(a), Signed(b)), a.Type);
    }

    /// <summary>All lanes of a vector combined to a word; bits above the lane's are arbitrary.</summary>
    public CodeExpr Across(LaneReduction reduction, CodeExpr a) => new Call(LaneReducer.OfVector(reduction, a.Type),
        CodeType.Word(a.Type.Lane!.Bits), LaneReducer.IsSigned(reduction) ? Signed(a) : a);

    /// <summary>The top bit of each lane, as a word.</summary>
    public CodeExpr TopBits(CodeExpr a)
    {
        var method = Generic(nameof(Vector512.ExtractMostSignificantBits), a.Type, 1);
        return new Call(method, method.ReturnType == typeof(ulong) ? CodeType.UInt64 : CodeType.UInt32, a);
    }

    /// <summary>Low or high half of a vector.</summary>
    public CodeExpr Half(CodeExpr a, bool upper) => new Call(
        Generic(upper ? nameof(Vector512.GetUpper) : nameof(Vector512.GetLower), a.Type, 1), CodeType.Vector(a.Type.Lane!,
            a.Type.Bits / 2), a);

    /// <summary>Two vectors cut to lanes of half the size.</summary>
    public CodeExpr Narrow(CodeExpr a, CodeExpr b)
    {
        var method = Of(a.Type, nameof(Vector512.Narrow), m => !m.IsGenericMethod && m.GetParameters()[0].ParameterType == a.Type.Clr,
            a.Type.Clr);
        return new Call(method, CodeType.Vector(HalfLane(a.Type), a.Type.Bits), a, b);
    }

    /// <summary>The lower or upper lanes of a vector at twice their size, in a vector of the same size.</summary>
    public CodeExpr Widen(CodeExpr a, bool upper, bool signed)
    {
        var type = CodeType.Vector(DoubleLane(a.Type), a.Type.Bits);
        var clr = signed ? SignedClr(a.Type) : a.Type.Clr;
        var name = upper ? nameof(Vector512.WidenUpper) : nameof(Vector512.WidenLower);
        var method = Of(a.Type, name, m => m.GetParameters()[0].ParameterType == clr, clr);
        return signed ? Unsigned(new Call(method, type, Signed(a)), type) : new Call(method, type, a);
    }

    /// <summary>All lanes of a vector in lanes of 2, 4 or 8 times their size, in a vector as much larger.</summary>
    public CodeExpr? WidenAll(CodeExpr a, CodeType type, bool signed)
    {
        var clr = signed ? SignedClr(a.Type) : a.Type.Clr;
        var name = $"ConvertToVector{type.Bits}Int{type.Lane!.Bits}";
        foreach (var (set, supported) in new[]
        {
            (typeof(Avx512F), Avx512F.IsSupported), (typeof(Avx512BW), Avx512BW.IsSupported), (typeof(Avx2), Avx2.IsSupported),
        })
        {
            var method = supported ? set.GetMethod(name, [clr]) : null;
            if (method is not null)
                return Unsigned(new Call(method, type, signed ? Signed(a) : a), type);
        }
        if (type.Bits > 2 * a.Type.Bits)
            return null;
        var half = CodeType.Vector(type.Lane!, a.Type.Bits);
        var create = Of(type, nameof(Vector512.Create), m => !m.IsGenericMethod && m.GetParameters() is [var p, _]
            && p.ParameterType == half.Clr, half.Clr);
        return new Call(create, type, Widen(a, false, signed), Widen(a, true, signed));
    }

    /// <summary>Bytes of <paramref name="a"/> at positions that stay within each 128 bits; a position from 128 up gives 0.</summary>
    public CodeExpr ShuffleBytes(CodeExpr a, CodeExpr positions)
    {
        var set = a.Type.Bits switch
        {
            512 when Avx512BW.IsSupported => typeof(Avx512BW),
            256 when Avx2.IsSupported =>
            typeof(Avx2),
            128 when Ssse3.IsSupported => typeof(Ssse3),
            _ => null
        };
        if (set is null)
            return new Call(Of(a.Type, nameof(Vector512.Shuffle), m => m.GetParameters()[0].ParameterType == a.Type.Clr, a.Type.Clr),
                a.Type, a, positions);
        return new Call(set.GetMethod("Shuffle", [a.Type.Clr, a.Type.Clr])!, a.Type, a, positions);
    }

    /// <summary>Lanes of a vector by position; null when the machine has no such instruction, nor one of two vectors.</summary>
    public CodeExpr? Permute(CodeExpr a, CodeExpr positions) => Permutation(a.Type, 1) is { } method
        ? new Call(method, a.Type, a, positions) : Permute(a, positions, a);

    /// <summary>Lanes of two vectors side by side, by position; null when the machine has no such instruction.</summary>
    public CodeExpr? Permute(CodeExpr low, CodeExpr positions, CodeExpr high) => Permutation(low.Type, 2) is { } method
        ? new Call(method, low.Type, low, positions, high) : null;

    private static MethodInfo? Permutation(CodeType type, int vectors)
    {
        var (set, supported) = (type.Bits, type.Lane!.Bits) switch
        {
            (512, 8) => (typeof(Avx512Vbmi), Avx512Vbmi.IsSupported),
            (512, 16) => (typeof(Avx512BW), Avx512BW.IsSupported),
            (512, _) => (typeof(Avx512F), Avx512F.IsSupported),
            (256, 32) when vectors == 1 => (typeof(Avx2), Avx2.IsSupported),
            (_, 8) => (typeof(Avx512Vbmi.VL), Avx512Vbmi.VL.IsSupported),
            (_, 16) => (typeof(Avx512BW.VL), Avx512BW.VL.IsSupported),
            _ => (typeof(Avx512F.VL), Avx512F.VL.IsSupported),
        };
        var name = $"PermuteVar{type.Bits / type.Lane.Bits}x{type.Lane.Bits}{(vectors == 2 ? "x2" : "")}";
        return supported ? set.GetMethod(name, [.. Enumerable.Repeat(type.Clr, vectors + 1)]) : null;
    }

    /// <summary>The same bits as lanes of another size.</summary>
    public CodeExpr As(CodeExpr a, CodeType type)
    {
        if (a.Type == type)
            return a;
        var name = "As" + type.Lane!.Clr.Name;
        return new Call(Of(a.Type, name, m => m.IsGenericMethod, type.Lane.Clr).MakeGenericMethod(a.Type.Lane!.Clr), type, a);
    }

    private CodeExpr Signed(CodeExpr a) =>
        new Call(Of(a.Type, "As" + SignedLane(a.Type).Name, m => m.IsGenericMethod).MakeGenericMethod(a.Type.Lane!.Clr), a.Type, a);

    // The value's run-time type is signed although the tree knows unsigned lanes only.
    private CodeExpr Unsigned(CodeExpr a, CodeType type) =>
        new Call(Of(type, "As" + type.Lane!.Clr.Name, m => m.IsGenericMethod).MakeGenericMethod(SignedLane(type)), type, a);

    private MethodInfo Generic(string name, CodeType type, int parameters)
    {
        var key = (name, type.Clr, parameters, (Type?)null);
        if (!_known.TryGetValue(key, out var method))
        {
            var open = Holder(type).GetMethods().First(m => m.Name == name && m.IsGenericMethod && m.GetGenericArguments().Length == 1
                && m.GetParameters().Length == parameters && m.GetParameters()[0].ParameterType.IsGenericType);
            _known[key] = method = open.MakeGenericMethod(type.Lane!.Clr);
        }
        return method;
    }

    private MethodInfo Of(CodeType type, string name, Func<MethodInfo, bool> test, Type? distinction = null)
    {
        var key = (name, type.Clr, -1, distinction);
        if (!_known.TryGetValue(key, out var method))
            _known[key] = method = Holder(type).GetMethods().First(m => m.Name == name && test(m));
        return method;
    }

    private static Type Holder(CodeType type) => type.Bits switch
    {
        512 => typeof(Vector512),
        256 => typeof(Vector256),
        _ =>
        typeof(Vector128)
    };

    private static Type SignedLane(CodeType type) => type.Lane!.Bits switch
    {
        8 => typeof(sbyte),
        16 => typeof(short),
        32 =>
        typeof(int),
        _ => typeof(long)
    };

    private static Type SignedClr(CodeType type) => type.Clr.GetGenericTypeDefinition().MakeGenericType(SignedLane(type));

    private static CodeType HalfLane(CodeType type) => CodeType.Storage(type.Lane!.Bits / 2);

    private static CodeType DoubleLane(CodeType type) => CodeType.Storage(type.Lane!.Bits * 2);
}
