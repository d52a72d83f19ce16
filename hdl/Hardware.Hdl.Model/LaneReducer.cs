using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;

namespace Hardware.Hdl.Model;

/// <summary>
/// Combines lanes to one value: those of an array, vector by vector, or those of one vector. Signed numbers lie in lanes of their own size.
/// Public only because generated code must reach it.
/// </summary>
public static unsafe class LaneReducer
{
    /// <summary>All lanes of an array combined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Run<T, TCombine>(byte* lanes, uint count) where T : unmanaged, IBinaryInteger<T> where TCombine : ICombine
    {
        var at = (T*)lanes;
        var end = at + count;
        T result;
        if (count >= Vector512<T>.Count)
        {
            var all = Vector512.Load(at);
            for (at += Vector512<T>.Count; at + Vector512<T>.Count <= end; at += Vector512<T>.Count)
                all = TCombine.Combine(all, Vector512.Load(at));
            result = Across<T, TCombine>(all);
        }
        else
            result = *at++;
        for (; at < end; at++)
            result = TCombine.Combine(result, *at);
        return ulong.CreateTruncating(result);
    }

    /// <summary>All lanes of a vector combined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Across<T, TCombine>(Vector512<T> all) where T : unmanaged, IBinaryInteger<T> where TCombine : ICombine =>
        Across<T, TCombine>(TCombine.Combine(all.GetLower(), all.GetUpper()));

    /// <summary>All lanes of a vector combined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Across<T, TCombine>(Vector256<T> all) where T : unmanaged, IBinaryInteger<T> where TCombine : ICombine =>
        Across<T, TCombine>(TCombine.Combine(all.GetLower(), all.GetUpper()));

    /// <summary>All lanes of a vector combined: halves of halves; what moves is as large as the lanes that are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Across<T, TCombine>(Vector128<T> all) where T : unmanaged, IBinaryInteger<T> where TCombine : ICombine
    {
        all = TCombine.Combine(all, Vector128.Shuffle(all.AsUInt64(), Vector128.Create(1UL, 0)).As<ulong, T>());
        if (sizeof(T) <= 4)
            all = TCombine.Combine(all, Vector128.Shuffle(all.AsUInt32(), Vector128.Create(1U, 0, 3, 2)).As<uint, T>());
        if (sizeof(T) <= 2)
            all = TCombine.Combine(all, (all.AsUInt32() >>> 16).As<uint, T>());
        if (sizeof(T) == 1)
            all = TCombine.Combine(all, (all.AsUInt16() >>> 8).As<ushort, T>());
        return all.ToScalar();
    }

    /// <summary>The method that combines all lanes of an array.</summary>
    internal static MethodInfo OfArray(LaneReduction reduction, CodeType lane) => Instance(nameof(Run), typeof(byte*), reduction, lane);

    /// <summary>The method that combines all lanes of a vector.</summary>
    internal static MethodInfo OfVector(LaneReduction reduction, CodeType vector) =>
        Instance(nameof(Across), vector.Clr.GetGenericTypeDefinition(), reduction, vector.Lane!);

    /// <summary>Whether a reduction compares signed numbers.</summary>
    internal static bool IsSigned(LaneReduction reduction) => reduction is LaneReduction.MinSigned or LaneReduction.MaxSigned;

    private static MethodInfo Instance(string name, Type argument, LaneReduction reduction, CodeType lane)
    {
        var type = (lane.Bits, IsSigned(reduction)) switch
        {
            (8, true) => typeof(sbyte),
            (16, true) => typeof(short),
            (32, true) => typeof(int),
            (64, true) => typeof(long),
            _ => lane.Clr,
        };
        var combine = reduction switch
        {
            LaneReduction.And => typeof(AndOf),
            LaneReduction.Or => typeof(OrOf),
            LaneReduction.Xor => typeof(XorOf),
            LaneReduction.Add => typeof(SumOf),
            LaneReduction.MinUnsigned or LaneReduction.MinSigned => typeof(LeastOf),
            _ => typeof(GreatestOf),
        };
        return typeof(LaneReducer).GetMethods().Single(m => m.Name == name && TypeOf(m.GetParameters()[0]) == argument)
            .MakeGenericMethod(type, combine);

        static Type TypeOf(ParameterInfo parameter) => parameter.ParameterType.IsGenericType
            ? parameter.ParameterType.GetGenericTypeDefinition() : parameter.ParameterType;
    }

    /// <summary>A way to combine two values, or the lanes of two vectors.</summary>
    public interface ICombine
    {
        /// <summary>Two values combined.</summary>
        static abstract T Combine<T>(T a, T b) where T : unmanaged, IBinaryInteger<T>;

        /// <summary>Two vectors combined.</summary>
        static abstract Vector128<T> Combine<T>(Vector128<T> a, Vector128<T> b);

        /// <summary>Two vectors combined.</summary>
        static abstract Vector256<T> Combine<T>(Vector256<T> a, Vector256<T> b);

        /// <summary>Two vectors combined.</summary>
        static abstract Vector512<T> Combine<T>(Vector512<T> a, Vector512<T> b);
    }

    /// <summary>Bitwise and.</summary>
    public readonly struct AndOf : ICombine
    {
        static T ICombine.Combine<T>(T a, T b) => a & b;
        static Vector128<T> ICombine.Combine<T>(Vector128<T> a, Vector128<T> b) => a & b;
        static Vector256<T> ICombine.Combine<T>(Vector256<T> a, Vector256<T> b) => a & b;
        static Vector512<T> ICombine.Combine<T>(Vector512<T> a, Vector512<T> b) => a & b;
    }

    /// <summary>Bitwise or.</summary>
    public readonly struct OrOf : ICombine
    {
        static T ICombine.Combine<T>(T a, T b) => a | b;
        static Vector128<T> ICombine.Combine<T>(Vector128<T> a, Vector128<T> b) => a | b;
        static Vector256<T> ICombine.Combine<T>(Vector256<T> a, Vector256<T> b) => a | b;
        static Vector512<T> ICombine.Combine<T>(Vector512<T> a, Vector512<T> b) => a | b;
    }

    /// <summary>Exclusive or.</summary>
    public readonly struct XorOf : ICombine
    {
        static T ICombine.Combine<T>(T a, T b) => a ^ b;
        static Vector128<T> ICombine.Combine<T>(Vector128<T> a, Vector128<T> b) => a ^ b;
        static Vector256<T> ICombine.Combine<T>(Vector256<T> a, Vector256<T> b) => a ^ b;
        static Vector512<T> ICombine.Combine<T>(Vector512<T> a, Vector512<T> b) => a ^ b;
    }

    /// <summary>Wrapping sum.</summary>
    public readonly struct SumOf : ICombine
    {
        static T ICombine.Combine<T>(T a, T b) => unchecked(a + b);
        static Vector128<T> ICombine.Combine<T>(Vector128<T> a, Vector128<T> b) => a + b;
        static Vector256<T> ICombine.Combine<T>(Vector256<T> a, Vector256<T> b) => a + b;
        static Vector512<T> ICombine.Combine<T>(Vector512<T> a, Vector512<T> b) => a + b;
    }

    /// <summary>The lesser; signed when the type is.</summary>
    public readonly struct LeastOf : ICombine
    {
        static T ICombine.Combine<T>(T a, T b) => T.Min(a, b);
        static Vector128<T> ICombine.Combine<T>(Vector128<T> a, Vector128<T> b) => Vector128.Min(a, b);
        static Vector256<T> ICombine.Combine<T>(Vector256<T> a, Vector256<T> b) => Vector256.Min(a, b);
        static Vector512<T> ICombine.Combine<T>(Vector512<T> a, Vector512<T> b) => Vector512.Min(a, b);
    }

    /// <summary>The greater; signed when the type is.</summary>
    public readonly struct GreatestOf : ICombine
    {
        static T ICombine.Combine<T>(T a, T b) => T.Max(a, b);
        static Vector128<T> ICombine.Combine<T>(Vector128<T> a, Vector128<T> b) => Vector128.Max(a, b);
        static Vector256<T> ICombine.Combine<T>(Vector256<T> a, Vector256<T> b) => Vector256.Max(a, b);
        static Vector512<T> ICombine.Combine<T>(Vector512<T> a, Vector512<T> b) => Vector512.Max(a, b);
    }
}
